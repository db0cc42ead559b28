package io.linkloom.cli.command.backend;

import io.linkloom.cli.command.backend.GradedBackend.GradedCheck;
import io.linkloom.cli.contract.CheckResult;
import io.linkloom.cli.contract.ContractTester;
import io.linkloom.cli.contract.Report;
import io.linkloom.cli.contract.callback.Fault;
import io.linkloom.cli.contract.check.Card;
import io.linkloom.cli.contract.check.Evidence;
import io.linkloom.cli.contract.check.Verdict;
import io.linkloom.cli.contract.check.Verdict.Result;
import io.linkloom.cli.contract.wire.NoAnswer;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;

/** Puts a report into words. */
final class ReportSheet {
    private static final int SHOWN = 6;

    private static final Columns<GradedCheck> COLUMNS = Columns.of(ReportSheet.class, GradedCheck.class)
            .id("check", GradedCheck::id)
            .column("result", GradedCheck::result)
            .column("finding", GradedCheck::finding);

    private final Session session;
    private final Texts texts;
    private final Texts findings;
    private final GradedBackend record;

    ReportSheet(Session session, Report report) {
        this.session = session;
        this.texts = session.texts(ReportSheet.class);
        this.findings = session.texts(ContractTester.class);
        this.record = new GradedBackend(
                report.url().toString(),
                report.grade(),
                report.grade().isSound(),
                report.complete(),
                report.count(Result.PASSED),
                report.count(Result.FAILED),
                report.count(Result.WARNING),
                report.count(Result.NOT_APPLICABLE),
                report.results().stream().map(this::check).toList());
    }

    GradedBackend record() {
        return record;
    }

    Sheet people() {
        Sheet sheet = new Sheet().rows(null, COLUMNS, record.checks());
        record.checks().stream()
                .filter(each -> each.result() == Result.FAILED || each.result() == Result.WARNING)
                .forEach(each -> sheet.text(lesson(each)));
        return sheet.text(verdict());
    }

    private String verdict() {
        String word = texts.text(record.sound() ? "test.sound" : "test.unsound", record.grade(), record.url());
        Style.Tone tone = record.sound() ? Style.Tone.GOOD : Style.Tone.BAD;
        String counts =
                texts.text("test.counts", record.passed(), record.failed(), record.warnings(), record.notApplicable());
        String partial = record.complete() ? "" : "\n" + texts.text("test.partial");
        return session.output().style().paint(tone, word) + "\n" + counts + partial;
    }

    /** What is wrong, why that matters, how to mend it, and what was seen. */
    private String lesson(GradedCheck check) {
        Style style = session.output().style();
        String title = style.paint(Style.Tone.STRONG, check.id() + ": " + check.title());
        StringBuilder lesson = new StringBuilder(style.state(check.result().name()) + "  " + title + "\n");
        line(lesson, "test.found", check.finding());
        line(lesson, "test.why", check.why());
        line(lesson, "test.mend", check.mend());
        line(lesson, "test.see", check.see());
        List<Evidence> shown = check.evidence()
                .subList(
                        Math.max(0, check.evidence().size() - SHOWN),
                        check.evidence().size());
        for (Evidence each : shown) {
            String status = each.status() == 0 ? "" : each.status() + " ";
            String seen = each.by() + ": " + each.sent() + "\n    → " + status + each.answer();
            lesson.append(style.paint(Style.Tone.FAINT, "  " + seen.stripTrailing()))
                    .append('\n');
        }
        return lesson.toString();
    }

    private void line(StringBuilder lesson, String label, String text) {
        lesson.append("  ").append(texts.text(label, text)).append('\n');
    }

    private GradedCheck check(CheckResult result) {
        Card card = result.check().card();
        return new GradedCheck(
                card.id(),
                result.verdict().result(),
                card.weight(),
                findings.text(card.id() + ".title"),
                finding(card, result.verdict()),
                findings.text(card.id() + ".why"),
                findings.text(card.id() + ".mend"),
                card.section().link(),
                result.evidence());
    }

    /** In the words of the check, or in those that all checks have in common. */
    private String finding(Card card, Verdict verdict) {
        String own = card.id() + "." + verdict.finding();
        String key = findings.find(own) == null ? "any." + verdict.finding() : own;
        return findings.text(key, verdict.values().stream().map(this::word).toArray());
    }

    private Object word(Object value) {
        return switch (value) {
            case NoAnswer reason -> findings.text("reason." + reason.name());
            case Fault fault -> findings.text("fault." + fault.kind().name(), fault.detail());
            default -> value;
        };
    }
}

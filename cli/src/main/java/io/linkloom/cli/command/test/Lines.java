package io.linkloom.cli.command.test;

import io.linkloom.cli.offline.FindingLines;
import io.linkloom.cli.offline.ToldRun;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Style.Tone;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How it goes, for people: a line for each scenario as soon as it is over, and all about those that failed. */
final class Lines implements Listener {
    private static final int LONGEST_STORY = 40;

    private final Session session;
    private final Texts texts;
    private final Style style;

    Lines(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        this.style = session.output().style();
    }

    @Override
    public void file(ToldTests.File file) {
        say(style.paint(Tone.STRONG, file.file()));
        FindingLines findings = new FindingLines(session);
        file.errors().forEach(each -> say("  " + findings.line(file.file(), each)));
    }

    @Override
    public void scenario(String file, ToldTests.Scenario scenario) {
        String runs = scenario.runs() == 1 ? "" : "  " + texts.text("runs", scenario.runs());
        String time = Times.span(Duration.ofMillis(scenario.durationMillis())) + runs;
        say("  " + mark(scenario.passed()) + " " + scenario.name() + "  " + style.paint(Tone.FAINT, time));
        Set<String> told = new HashSet<>();
        for (ToldTests.Failure failure : scenario.failures()) {
            say("      " + file + ":" + failure.line() + ":" + failure.column());
            say("        " + label("expected") + failure.expected());
            say("        " + label("was") + style.paint(Tone.BAD, failure.was()));
            if (scenario.runs() > 1) say("        " + label("seed") + scenario.seed());
            if (failure.task() != null && told.add(failure.task())) story(failure.task(), failure.story());
        }
    }

    /** Signs where people look at them, words elsewhere. */
    private String mark(boolean passed) {
        String state = passed ? "SUCCEEDED" : "FAILED";
        return style.signs() ? style.signed(state, "").strip() : texts.text(passed ? "mark.passed" : "mark.failed");
    }

    private String label(String key) {
        String all = texts.text(key);
        int width = Math.max(texts.text("expected").length(), texts.text("was").length());
        return style.paint(Tone.FAINT, all) + " ".repeat(Math.max(0, width - all.length()) + 2);
    }

    private void story(String task, List<ToldRun.Happening> story) {
        if (story.isEmpty()) return;
        say("        " + style.paint(Tone.FAINT, texts.text("story", task)));
        story.stream().limit(LONGEST_STORY).forEach(each -> {
            String item = each.index() == null ? "" : "[" + each.index() + "] ";
            say("          " + style.paint(Tone.FAINT, since(each.atMillis())) + "  " + item + each.what());
        });
        if (story.size() > LONGEST_STORY) say("          " + texts.text("more", story.size() - LONGEST_STORY));
    }

    private static String since(long millis) {
        return millis < 60_000
                ? String.format(Locale.ROOT, "+%.2fs", millis / 1000.0)
                : "+" + Times.span(Duration.ofMillis(millis));
    }

    void sum(ToldTests all) {
        StringBuilder sum = new StringBuilder(texts.text("sum.passed", all.passed()));
        if (all.failed() > 0) sum.append(", ").append(texts.text("sum.failed", all.failed()));
        if (all.invalid() > 0) sum.append(", ").append(texts.text("sum.invalid", all.invalid()));
        boolean good = all.failed() + all.invalid() == 0;
        session.output().message(session.output().aside().paint(good ? Tone.GOOD : Tone.BAD, sum.toString()));
    }

    private void say(String line) {
        session.output().text(line);
    }
}

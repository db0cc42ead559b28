package io.linkloom.cli.document;

import io.linkloom.api.Finding;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.yaml.ReadResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A document in which the language finds no error. */
public record Checked(Source source, ReadResult.Valid read) {

    public WorkflowDefinition definition() {
        return read.definition();
    }

    /** As the API names the workflow. */
    public String id() {
        String namespace = definition().namespace();
        return namespace.equals(WorkflowDefinition.DEFAULT_NAMESPACE)
                ? definition().id()
                : namespace + ":" + definition().id();
    }

    /** As a person would type it. */
    public String name(Session session) {
        return session.references().name(definition().namespace(), definition().id());
    }

    /**
     * All of them, or none: an error in one is a reason to begin with nothing.
     *
     * @throws CommandFailure when one has an error, each of which was said, or two are the same workflow
     */
    public static List<Checked> all(List<Source> sources, Session session) {
        Texts texts = session.texts(Checked.class);
        List<Checked> checked = new ArrayList<>();
        List<Verdict> wrong = new ArrayList<>();
        for (Source source : sources) {
            switch (source.read()) {
                case ReadResult.Valid valid -> checked.add(new Checked(source, valid));
                case ReadResult.Invalid invalid -> wrong.add(Verdict.of(source, invalid, session.locale()));
            }
        }
        if (!wrong.isEmpty()) throw refusal(wrong, sources.size(), session, texts);
        requireEachOnce(checked, session, texts);
        return checked;
    }

    private static CommandFailure refusal(List<Verdict> wrong, int all, Session session, Texts texts) {
        String message = all == 1
                ? texts.text("invalid.one", wrong.getFirst().file())
                : texts.text("invalid.some", wrong.size(), all);
        List<Finding> findings = wrong.stream()
                .flatMap(verdict -> verdict.errors().stream().map(each -> all == 1 ? each : in(verdict.file(), each)))
                .toList();
        if (session.output().format().isJson()) return new CommandFailure(ExitCode.INVALID, message, null, findings);
        VerdictText lines = new VerdictText(texts);
        for (Verdict verdict : wrong) lines.findings(verdict).forEach(session.terminal()::message);
        return new CommandFailure(ExitCode.INVALID, message);
    }

    private static Finding in(String file, Finding finding) {
        return new Finding(
                finding.pointer(),
                finding.line(),
                finding.column(),
                file + ": " + finding.message(),
                finding.suggestion());
    }

    private static void requireEachOnce(List<Checked> all, Session session, Texts texts) {
        Map<String, String> files = new HashMap<>();
        for (Checked each : all) {
            String other = files.put(each.id(), each.source().name());
            if (other != null)
                throw new CommandFailure(
                        ExitCode.USAGE,
                        texts.text(
                                "twice",
                                each.name(session),
                                other,
                                each.source().name()));
        }
    }
}

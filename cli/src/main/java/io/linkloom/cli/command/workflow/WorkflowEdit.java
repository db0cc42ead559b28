package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowRegistration;
import io.linkloom.cli.document.Source;
import io.linkloom.cli.document.Verdict;
import io.linkloom.cli.document.VerdictText;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.client.LinkLoomException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * `loom workflow edit ID`: its document in an editor, registered afterwards. What was typed is never lost: whatever goes wrong, it
 * stays in a file that is named. Refuses when somebody else changed the workflow meanwhile.
 */
@Command
public final class WorkflowEdit extends OnWorkflow {
    public WorkflowEdit(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        String before = workflows().source(id);
        try (Draft draft = Draft.of(id, before, session)) {
            String edited = edited(draft);
            if (edited.equals(before)) {
                session.output().message(texts.text("edit.unchanged", name()));
                return ExitCode.OK;
            }
            draft.keep();
            requireUntouched(id, before, draft);
            WorkflowRegistration done = register(id, edited, draft);
            draft.discard();
            session.output().done(done, each -> name(), texts.text("create." + done.result(), name(), done.version()));
            return ExitCode.OK;
        }
    }

    /** Opens it again until it is right, or nobody wants to. */
    private String edited(Draft draft) {
        @Nullable Source wrong = null;
        while (true) {
            draft.open();
            Source source = draft.read();
            Verdict verdict = Verdict.of(source, source.read(), session.locale());
            if (verdict.valid()) return source.text();
            draft.keep();
            VerdictText lines = new VerdictText(session.texts(VerdictText.class));
            List<String> findings = lines.findings(verdict);
            findings.forEach(session.terminal()::message);
            boolean untouched = wrong != null && Arrays.equals(wrong.bytes(), source.bytes());
            wrong = source;
            if (untouched || !draft.again())
                throw new CommandFailure(
                        ExitCode.INVALID, texts.text("edit.invalid"), texts.text("edit.kept", draft.name()));
        }
    }

    private void requireUntouched(String id, String before, Draft draft) {
        if (!workflows().source(id).equals(before))
            throw new CommandFailure(
                    ExitCode.CONFLICT,
                    texts.text("edit.touched", name()),
                    texts.text("edit.touched.hint", draft.name()));
    }

    private WorkflowRegistration register(String id, String edited, Draft draft) {
        try {
            return workflows().put(id, edited);
        } catch (LinkLoomException refusal) {
            throw new CommandFailure(
                    ExitCode.ofStatus(refusal.status()),
                    String.valueOf(refusal.getMessage()),
                    texts.text("edit.kept", draft.name()),
                    refusal.errors());
        }
    }
}

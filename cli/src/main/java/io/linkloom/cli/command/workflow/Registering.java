package io.linkloom.cli.command.workflow;

import io.linkloom.api.ScheduledInstant;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.DefinedSchedule;
import io.linkloom.cli.document.Verdict;
import io.linkloom.cli.document.VerdictText;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomException;
import java.util.ArrayList;
import java.util.List;

/** Registers documents, after the server was asked what would become of each: nothing is sent while one of them would be refused. */
final class Registering {
    private static final Columns<WorkflowRegistration> COLUMNS = Columns.of(
                    Registering.class, WorkflowRegistration.class)
            .id("id", WorkflowRegistration::id)
            .column("namespace", WorkflowRegistration::namespace)
            .column("version", WorkflowRegistration::version)
            .column("result", WorkflowRegistration::result);

    private final Session session;
    private final Texts texts;
    private final List<Checked> documents;

    Registering(Session session, List<Checked> documents) {
        this.session = session;
        this.texts = session.texts(Registering.class);
        this.documents = documents;
    }

    /** What would become of each document, in their order. */
    List<WorkflowRegistration> foreseen() {
        List<WorkflowRegistration> foreseen = new ArrayList<>();
        for (Checked each : documents) {
            try {
                foreseen.add(session.client().workflows().validate(each.source().text()));
            } catch (LinkLoomException refusal) {
                throw named(refusal, each);
            }
        }
        return foreseen;
    }

    /** Shows what would become of them. */
    void show(List<WorkflowRegistration> foreseen) {
        List<WorkflowRegistration> shown = new ArrayList<>();
        for (int i = 0; i < foreseen.size(); i++) add(shown, i, foreseen.get(i), "would.");
        finish(shown);
    }

    /** Registers all but those whose place in the list of documents is to be left. */
    void carryOut(List<WorkflowRegistration> foreseen, boolean leaveThoseThere) {
        List<WorkflowRegistration> done = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            boolean there = !foreseen.get(i).result().equals(WorkflowRegistration.CREATED);
            if (leaveThoseThere && there) add(done, i, left(foreseen.get(i)), "left.");
            else add(done, i, register(i, done), "create.");
        }
        finish(done);
        boolean created = done.getFirst().result().equals(WorkflowRegistration.CREATED);
        if (documents.size() == 1 && created) session.output().hint(texts.text("create.next", name(0)));
    }

    private WorkflowRegistration register(int i, List<WorkflowRegistration> done) {
        Checked document = documents.get(i);
        try {
            return session.client().registerWorkflow(document.source().text());
        } catch (LinkLoomException refusal) {
            if (done.isEmpty()) throw named(refusal, document);
            finish(done);
            throw new CommandFailure(
                    ExitCode.PARTIAL,
                    document.source().name() + ": " + refusal.getMessage(),
                    texts.text("create.partial", done.size(), documents.size()));
        }
    }

    /** The one that is there stays what it is. */
    private static WorkflowRegistration left(WorkflowRegistration foreseen) {
        boolean next = foreseen.result().equals(WorkflowRegistration.UPDATED);
        return new WorkflowRegistration(
                foreseen.id(),
                foreseen.namespace(),
                next ? foreseen.version() - 1 : foreseen.version(),
                WorkflowRegistration.UNCHANGED,
                List.of());
    }

    private RuntimeException named(LinkLoomException refusal, Checked document) {
        if (documents.size() == 1) return refusal;
        String message = document.source().name() + ": " + refusal.getMessage();
        return new CommandFailure(ExitCode.ofStatus(refusal.status()), message, texts.text("nothing-sent"));
    }

    private void add(List<WorkflowRegistration> all, int i, WorkflowRegistration one, String key) {
        all.add(one);
        Verdict warnings = new Verdict(documents.get(i).source().name(), true, List.of(), one.warnings());
        new VerdictText(session.texts(VerdictText.class))
                .findings(warnings)
                .forEach(line -> session.output().message(line));
        if (!forPeople()) return;
        String sentence = texts.text(key + one.result(), name(i), one.version()) + next(i);
        session.output().done(one, each -> name(i), sentence);
    }

    /** As the person would type it. */
    private String name(int i) {
        return documents.get(i).name(session);
    }

    private String next(int i) {
        List<ScheduledInstant> next = DefinedSchedule.next(
                documents.get(i).definition(), session.surroundings().clock().instant(), 1);
        if (next.isEmpty()) return "";
        ScheduledInstant first = next.getFirst();
        return texts.text("create.next-run", new Instants(session).of(first.at(), first.timezone()));
    }

    /** For programs all at once: one object for one document, else a list. */
    private void finish(List<WorkflowRegistration> all) {
        if (forPeople()) return;
        if (documents.size() == 1)
            session.output().one(all.getFirst(), each -> name(0), () -> {
                throw new IllegalStateException("Expected a format for programs");
            });
        else session.output().list(all, COLUMNS, texts.text("none"));
    }

    private boolean forPeople() {
        OutputFormat format = session.output().format();
        return format == OutputFormat.TABLE || format == OutputFormat.WIDE;
    }
}

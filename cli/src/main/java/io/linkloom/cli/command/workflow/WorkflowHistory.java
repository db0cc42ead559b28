package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowVersion;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Session;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow history ID`: its versions, the newest first, each with what it changed. */
@Command
public final class WorkflowHistory extends OnWorkflow {
    private static final Columns<Entry> COLUMNS = Columns.of(WorkflowHistory.class, Entry.class)
            .id("version", Entry::version)
            .column("createdAt", Entry::createdAt)
            .column("changes", entry -> String.join(" ", entry.changes()));

    @Option(names = "--limit", paramLabel = "N")
    private int limit = 20;

    /**
     * One version.
     *
     * @param changes against the version before: `+task`, `~task`, `-task`, or the key of the document
     */
    record Entry(int version, Instant createdAt, List<String> changes) {}

    public WorkflowHistory(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        List<WorkflowVersion> versions = workflows().versions(id);
        List<WorkflowVersion> shown = versions.subList(0, Math.min(Math.max(limit, 1), versions.size()));
        List<Entry> entries = new ArrayList<>();
        @Nullable WorkflowDefinition newer = null;
        for (WorkflowVersion each : shown) {
            newer = newer == null ? definition(id, each) : newer;
            @Nullable
            WorkflowDefinition older =
                    each == versions.getLast() ? null : definition(id, versions.get(versions.indexOf(each) + 1));
            entries.add(new Entry(
                    each.version(),
                    each.createdAt(),
                    newer == null || older == null ? List.of() : DefinitionChanges.between(older, newer)));
            newer = older;
        }
        session.output().list(entries, COLUMNS, texts.text("none"));
        if (shown.size() < versions.size())
            session.output().message(texts.text("history.more", versions.size() - shown.size()));
        return ExitCode.OK;
    }

    /** Null where this command line cannot read what another version of the server could. */
    private @Nullable WorkflowDefinition definition(String id, WorkflowVersion version) {
        return switch (WorkflowReader.read(workflows().source(id, version.version()))) {
            case ReadResult.Valid valid -> valid.definition();
            case ReadResult.Invalid invalid -> null;
        };
    }
}

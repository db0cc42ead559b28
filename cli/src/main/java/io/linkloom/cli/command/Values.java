package io.linkloom.cli.command;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.client.ExecutionQuery;
import io.linkloom.client.WorkflowQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom __values KIND`: what shells ask while somebody types; quiet whatever happens. */
@Command
public final class Values implements Action {
    private static final int MOST = 200;

    @Parameters(paramLabel = "KIND")
    private String kind = "";

    private final Session session;

    public Values(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try {
            List<String> values = values();
            if (!values.isEmpty()) session.output().text(String.join("\n", values));
        } catch (RuntimeException nothingToOffer) {
            // Somebody is in the middle of a line.
        }
        return ExitCode.OK;
    }

    private List<String> values() {
        String namespace = session.namespace().orElse(null);
        return switch (kind) {
            case "workflow" ->
                session.client().workflows().list(WorkflowQuery.newest(MOST).inNamespace(namespace)).items().stream()
                        .map(each -> workflow(each, namespace != null))
                        .toList();
            case "execution" -> {
                List<String> ids = new ArrayList<>(List.of("@last"));
                session.client()
                        .executions()
                        .list(ExecutionQuery.newest(MOST).inNamespace(namespace))
                        .items()
                        .stream()
                        .map(ExecutionSummary::id)
                        .forEach(ids::add);
                yield ids;
            }
            case "context" -> List.copyOf(session.settings().contexts());
            case "backend" ->
                session.client().backends().list(MOST, null).items().stream()
                        .map(BackendDetails::name)
                        .toList();
            default -> List.of();
        };
    }

    private static String workflow(WorkflowSummary each, boolean inNamespace) {
        boolean plain = inNamespace || each.namespace().equals("default");
        return plain ? each.id() : each.namespace() + ":" + each.id();
    }
}

package io.linkloom.cli.command.deadletter;

import io.linkloom.cli.session.Session;
import io.linkloom.client.DeadLetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant; a mixin. */
final class Matching {
    @Option(names = "--workflow", paramLabel = "ID")
    private @Nullable String workflow;

    @Option(names = "--execution", paramLabel = "EXECUTION")
    private @Nullable String execution;

    @Option(names = "--error", paramLabel = "CODE")
    private @Nullable String error;

    boolean isEmpty() {
        return workflow == null && execution == null && error == null;
    }

    DeadLetterFilter filter(Session session) {
        return DeadLetterFilter.all()
                .ofWorkflow(workflow == null ? null : session.references().workflow(workflow))
                .ofExecution(execution == null ? null : session.references().execution(execution))
                .inNamespace(workflow == null ? session.namespace().orElse(null) : null)
                .withError(error);
    }
}

package io.linkloom.cli.session;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.ExecutionQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what people type into what the server knows. */
public final class References {
    private static final String PREFIX = "exec-";
    private static final int FULL_LENGTH = PREFIX.length() + 20;
    private static final int SHOWN = 5;

    private final Session session;
    private final Texts texts;

    References(Session session) {
        this.session = session;
        this.texts = session.texts(References.class);
    }

    /** `daily-report` in the namespace that is set, or `analytics:daily-report`. */
    public String workflow(String typed) {
        if (typed.indexOf(':') >= 0) return typed;
        String namespace = session.namespace().orElse("default");
        return namespace.equals("default") ? typed : namespace + ":" + typed;
    }

    /** What [#workflow] turns into this one: the id, with its namespace where that is not the one that is set. */
    public String name(String namespace, String id) {
        return session.namespace().orElse("default").equals(namespace) ? id : namespace + ":" + id;
    }

    /**
     * The full id of `exec-…`, of a beginning of it that fits one execution, of `@last` (of all), `daily-report@last` or
     * `daily-report@last-failed`.
     */
    public String execution(String typed) {
        int at = typed.indexOf('@');
        if (at >= 0) return last(typed, typed.substring(0, at), typed.substring(at + 1));
        if (typed.length() >= FULL_LENGTH || !typed.matches("(" + PREFIX + ")?[0-9a-z]+")) return typed;
        return unique(typed, typed.startsWith(PREFIX) ? typed : PREFIX + typed);
    }

    private String last(String typed, String workflow, String which) {
        ExecutionQuery query = ExecutionQuery.newest(1)
                .inNamespace(workflow.isEmpty() ? session.namespace().orElse(null) : null)
                .ofWorkflow(workflow.isEmpty() ? null : workflow(workflow));
        List<ExecutionSummary> found = session.client()
                .executions()
                .list(
                        switch (which) {
                            case "last" -> query;
                            case "last-failed" -> query.inState(ExecutionState.FAILED, ExecutionState.TIMED_OUT);
                            default ->
                                throw new CommandFailure(
                                        ExitCode.USAGE,
                                        texts.text("reference.bad", typed),
                                        texts.text("reference.bad.hint"));
                        })
                .items();
        if (found.isEmpty()) throw notFound(typed, null);
        return found.getFirst().id();
    }

    private String unique(String typed, String beginning) {
        List<String> found =
                session
                        .client()
                        .executions()
                        .list(ExecutionQuery.newest(SHOWN + 1).matching(beginning))
                        .items()
                        .stream()
                        .map(ExecutionSummary::id)
                        .filter(id -> id.startsWith(beginning))
                        .toList();
        if (found.isEmpty()) throw notFound(typed, texts.text("reference.hint"));
        if (found.size() == 1) return found.getFirst();
        List<String> shown = found.subList(0, Math.min(SHOWN, found.size()));
        throw new CommandFailure(
                ExitCode.USAGE,
                texts.text("reference.ambiguous", typed),
                String.join(", ", shown) + (found.size() > SHOWN ? ", …" : ""));
    }

    private CommandFailure notFound(String typed, @Nullable String hint) {
        return new CommandFailure(ExitCode.NOT_FOUND, texts.text("reference.none", typed), hint);
    }
}

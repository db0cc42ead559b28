package io.linkloom.model.definition;

import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a task does: the part that depends on its `type`. */
public sealed interface TaskWork {

    /** The `type` of the task, as written in a document. */
    String type();

    /**
     * Calls a user backend.
     *
     * @param url where to send; null when `backend` is named
     * @param backend a registered backend; null when `url` is given
     * @param path on the registered backend; null when `url` is given
     * @param body null: the task envelope, or nothing for GET, HEAD and DELETE
     * @param success inclusive ranges of statuses
     * @param callbackTimeout after a 202, until the callback
     * @param heartbeatTimeout null: none is expected
     */
    record Http(
            String method,
            @Nullable Template url,
            @Nullable String backend,
            @Nullable Template path,
            Map<String, Template> headers,
            @Nullable Template body,
            List<StatusRange> success,
            Duration callbackTimeout,
            @Nullable Duration heartbeatTimeout,
            @Nullable Auth auth)
            implements TaskWork {
        public Http {
            headers = Ordered.copyOf(headers);
            success = List.copyOf(success);
        }

        @Override
        public String type() {
            return "http";
        }
    }

    /** Inclusive range of HTTP statuses. */
    record StatusRange(int from, int to) {
        public boolean contains(int status) {
            return from <= status && status <= to;
        }
    }

    /** Credentials of an HTTP call. */
    sealed interface Auth {
        record Bearer(Template token) implements Auth {}

        record Basic(Template user, Template password) implements Auth {}
    }

    /**
     * Runs a process on the server.
     *
     * @param command run by `sh -c`, free of expressions; null when `args` is given
     * @param args program and arguments, run without a shell; null when `command` is given
     */
    record Shell(@Nullable String command, @Nullable List<Template> args, Map<String, Template> env)
            implements TaskWork {
        public Shell {
            args = args == null ? null : List.copyOf(args);
            env = Ordered.copyOf(env);
        }

        @Override
        public String type() {
            return "shell";
        }
    }

    /** Runs a `JavaTask` of the server's plugin path. */
    record Java(String className) implements TaskWork {
        @Override
        public String type() {
            return "java";
        }
    }

    /** Waits, durably, holding no thread: for a `duration`, or `until` a point in time. Exactly one is set. */
    record Wait(@Nullable Duration duration, @Nullable Template until) implements TaskWork {
        @Override
        public String type() {
            return "wait";
        }
    }

    /** Waits for a person. */
    record Approval(@Nullable Template message) implements TaskWork {
        @Override
        public String type() {
            return "approval";
        }
    }

    /**
     * Starts another workflow.
     *
     * @param workflow `id` in the same namespace, or `namespace:id`
     * @param waitForEnd false: the task succeeds as soon as the child is started
     */
    record Workflow(String workflow, Map<String, Template> inputs, boolean waitForEnd) implements TaskWork {
        public Workflow {
            inputs = Ordered.copyOf(inputs);
        }

        @Override
        public String type() {
            return "workflow";
        }
    }
}

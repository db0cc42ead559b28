package io.linkloom.server.runner.shell;

import static io.linkloom.server.runner.AttemptFailure.permanent;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment of a task's process: a few names of the server's own, what the task sets, and what Link Loom says. */
final class TaskEnvironment {
    static final String MARK = "LOOM_ATTEMPT_ID";

    /** What systems need to start programs at all; nothing of it is a secret. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "LANG", "LANGUAGE", "TZ", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST = 100 * 1024;

    private TaskEnvironment() {}

    /** The rendered `env` of the task. @throws AttemptFailure `INVALID_ENV` for what no environment can hold */
    static Map<String, String> own(AttemptContext attempt, TaskWork.Shell shell)
            throws AttemptFailure, ExpressionException {
        Map<String, String> own = new HashMap<>();
        for (Map.Entry<String, Template> entry : shell.env().entrySet()) {
            String name = entry.getKey();
            if (!NAME.matcher(name).matches()) throw invalid(name, "is not a valid name");
            if (name.toUpperCase(Locale.ROOT).startsWith("LOOM_")) throw invalid(name, "is set by Link Loom");
            String value = entry.getValue().renderText(attempt.scope());
            if (value.indexOf('\0') >= 0) throw invalid(name, "has a NUL character in its value");
            if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST) throw invalid(name, "is longer than 100 KiB; use $LOOM_INPUT");
            own.put(name, value);
        }
        return own;
    }

    /** Turns the server's environment, which a builder starts with, into that of the task. */
    static void apply(
            Map<String, String> environment, Map<String, String> own, AttemptContext attempt, Workspace workspace, Json params) {
        environment.keySet().removeIf(name -> !isInherited(name));
        String work = workspace.work().toString();
        environment.put("HOME", work);
        environment.put("TMPDIR", work);
        if (environment.containsKey("SYSTEMROOT") || environment.containsKey("SystemRoot")) {
            environment.put("TEMP", work);
            environment.put("TMP", work);
        }
        environment.putAll(own);
        environment.put(MARK, workspace.root().getFileName().toString());
        environment.put("LOOM_EXECUTION", attempt.execution().id());
        environment.put("LOOM_WORKFLOW", attempt.execution().workflow());
        environment.put("LOOM_TASK", attempt.run().task());
        environment.put("LOOM_ATTEMPT", Integer.toString(attempt.run().attempt()));
        if (attempt.run().index() != null) environment.put("LOOM_INDEX", attempt.run().index().toString());
        environment.put("LOOM_INPUT", workspace.input().toString());
        environment.put("LOOM_OUTPUT", workspace.output().toString());
        if (params.length() <= LONGEST) {
            environment.put("LOOM_PARAMS", params.toString());
        } else {
            attempt.log().line(LogSink.Stream.SYSTEM, LogSink.Level.WARN, "The params are too long for $LOOM_PARAMS; read $LOOM_INPUT");
        }
    }

    private static boolean isInherited(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return INHERITED.contains(upper) || upper.startsWith("LC_");
    }

    private static AttemptFailure invalid(String name, String why) {
        return permanent(FailureCode.INVALID_ENV, "The environment variable \"" + name + "\" " + why);
    }
}

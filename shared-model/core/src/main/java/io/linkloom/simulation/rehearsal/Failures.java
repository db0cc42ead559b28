package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.scenario.AttemptScript;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Failures as a server would tell them. Source: the part about retries of the workflow language. */
final class Failures {
    private static final Set<String> FINAL = Set.of(
            "EXPRESSION",
            "INVALID_URL",
            "INVALID_HEADER",
            "INVALID_ENV",
            "INVALID_OUTPUT",
            "OUTPUT_TOO_LARGE",
            "EGRESS_DENIED",
            "BACKEND_UNKNOWN",
            "CLASS_NOT_FOUND",
            "NO_SHELL",
            "MISSING_SECRET",
            "CANCELLED");

    private Failures() {}

    static Outcome.Failed of(AttemptScript.Result.Fails script, TaskDefinition task, boolean byCallback) {
        String code = script.code() != null ? script.code() : byCallback ? "CALLBACK" : usual(task.work());
        String message = script.message() != null ? script.message() : message(code);
        boolean retryable = script.retryable() != null ? script.retryable() : isRetryable(code, task);
        return new Outcome.Failed(new TaskFailure(code, message), retryable, pause(script, code));
    }

    static String usual(TaskWork work) {
        return switch (work) {
            case TaskWork.Http http -> "HTTP_503";
            case TaskWork.Shell shell -> "EXIT_1";
            case TaskWork.Java java -> "EXCEPTION";
            case TaskWork.Wait wait -> "INTERNAL";
            case TaskWork.Approval approval -> "REJECTED";
            case TaskWork.Workflow workflow -> "CHILD_FAILED";
        };
    }

    private static String message(String code) {
        if (code.startsWith("HTTP_")) return "The backend answered " + code.substring("HTTP_".length());
        if (code.startsWith("EXIT_")) return "The process ended with " + code.substring("EXIT_".length());
        return "As the script has it";
    }

    static boolean isRetryable(String code, TaskDefinition task) {
        int status = status(code);
        if (status == 0) return !FINAL.contains(code);
        boolean passing = status == 408 || status == 425 || status == 429 || status >= 500 && status != 501;
        return passing || task.retry().on().contains(status);
    }

    private static int status(String code) {
        if (!code.startsWith("HTTP_")) return 0;
        String digits = code.substring("HTTP_".length());
        return digits.matches("[1-5]\\d\\d") ? Integer.parseInt(digits) : 0;
    }

    /** Only these two answers may ask for a pause. */
    private static @Nullable Duration pause(AttemptScript.Result.Fails script, String code) {
        return code.equals("HTTP_429") || code.equals("HTTP_503") ? script.retryAfter() : null;
    }
}

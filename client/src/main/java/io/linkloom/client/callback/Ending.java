package io.linkloom.client.callback;

import io.linkloom.client.json.Json;
import java.util.Map;

/** How a piece of work ended. */
sealed interface Ending {

    /** As the answer to a request that waits. */
    TaskAnswer answer();

    /** As the body of a callback. */
    String report();

    /** @param output as JSON */
    record Succeeded(String output) implements Ending {
        @Override
        public TaskAnswer answer() {
            return new TaskAnswer(200, output);
        }

        @Override
        public String report() {
            return "{\"status\":\"succeeded\",\"output\":" + output + "}";
        }
    }

    /** @param status as the answer to a request; what is less than 500 is not retried */
    record Failed(String message, int status) implements Ending {
        boolean retryable() {
            return status >= 500;
        }

        @Override
        public TaskAnswer answer() {
            return TaskAnswer.refused(status, message);
        }

        @Override
        public String report() {
            Map<String, Object> error = Map.of("message", message, "retryable", retryable());
            return Json.write(Map.of("status", "failed", "error", error));
        }
    }

    static Failed failed(Throwable failure) {
        String message = failure.getMessage();
        return new Failed(
                message == null || message.isBlank() ? failure.getClass().getSimpleName() : message, status(failure));
    }

    private static int status(Throwable failure) {
        if (failure instanceof NoEnvelopeException) return 400;
        return failure instanceof PermanentTaskException ? 422 : 500;
    }
}

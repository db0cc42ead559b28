package io.linkloom.server.runner.http;

import static io.linkloom.server.runner.Attempts.literal;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions of `http` tasks as the tests need them. */
record Calls(
        String method,
        @Nullable Template url,
        @Nullable Template path,
        Map<String, Template> headers,
        @Nullable Template body,
        List<TaskWork.StatusRange> success,
        TaskWork.@Nullable Auth auth) {

    static Calls to(String url) {
        return to(literal(url));
    }

    static Calls to(Template url) {
        return new Calls("POST", url, null, Map.of(), null, List.of(new TaskWork.StatusRange(200, 299)), null);
    }

    static Calls toBackend(String path) {
        return new Calls("POST", null, literal(path), Map.of(), null, List.of(new TaskWork.StatusRange(200, 299)), null);
    }

    Calls method(String other) {
        return new Calls(other, url, path, headers, body, success, auth);
    }

    Calls header(String name, String value) {
        return new Calls(method, url, path, Map.of(name, literal(value)), body, success, auth);
    }

    Calls body(@Nullable Object value) {
        return new Calls(method, url, path, headers, literal(value), success, auth);
    }

    Calls success(int from, int to) {
        return new Calls(method, url, path, headers, body, List.of(new TaskWork.StatusRange(from, to)), auth);
    }

    Calls auth(TaskWork.Auth other) {
        return new Calls(method, url, path, headers, body, success, other);
    }

    TaskWork.Http work() {
        String backend = url == null ? "reports" : null;
        return new TaskWork.Http(
                method, url, backend, path, headers, body, success, Duration.ofHours(24), null, auth);
    }
}

package io.linkloom.cli.contract.wire;

import io.linkloom.model.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The task envelope of the callback protocol. */
public final class Envelope {
    private Envelope() {}

    static Json of(Target target, Job job, int attempt, String callback, Instant expires) {
        if (target.asItIs()) return target.body();
        Map<String, @Nullable Object> execution = new LinkedHashMap<>();
        execution.put("id", job.execution());
        execution.put("workflow", "contract-test");
        execution.put("version", 1);
        execution.put("namespace", "default");
        execution.put(
                "scheduledAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, @Nullable Object> task = new LinkedHashMap<>();
        task.put("id", job.task());
        task.put("attempt", attempt);
        task.put("index", job.index());
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("execution", execution);
        envelope.put("task", task);
        envelope.put("inputs", Map.of());
        envelope.put("params", Map.of());
        envelope.put("upstream", Map.of());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("url", callback);
        answer.put("expiresAt", expires.truncatedTo(ChronoUnit.SECONDS).toString());
        envelope.put("callback", answer);
        envelope.putAll(entries(target.body()));
        return Json.of(envelope);
    }

    /** The same JSON with one more entry, in the object that the names lead to; as it was when they lead to none. */
    public static byte[] with(byte[] body, Object value, String... names) {
        Map<String, @Nullable Object> whole = entries(Json.trusted(body));
        Map<String, @Nullable Object> place = whole;
        for (int i = 0; i < names.length - 1; i++) {
            Object inner = place.get(names[i]);
            Map<String, @Nullable Object> copy = inner instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
            place.put(names[i], copy);
            place = copy;
        }
        place.put(names[names.length - 1], value);
        return Json.of(whole).utf8();
    }

    private static Map<String, @Nullable Object> entries(Json json) {
        return json.value() instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}

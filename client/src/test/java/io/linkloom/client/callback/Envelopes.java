package io.linkloom.client.callback;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Requests as a server sends them. */
final class Envelopes {
    private Envelopes() {}

    static final String KEY = "exec-1/process_data";

    /** A request for attempt `attempt` of one and the same task run. */
    record Request(Map<String, String> headers, String text) {
        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        RequestHeaders lookup() {
            return name -> headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }

        Request with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Request(more, text);
        }
    }

    static Request attempt(int attempt, String callbackUrl) {
        return raw(json(
                        attempt,
                        ", \"callback\": {\"url\": \"" + callbackUrl
                                + "\", \"expiresAt\": \"2099-01-01T00:00:00Z\", \"new\": 1}"))
                .with("idempotency-key", KEY)
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    static Request withoutCallback(int attempt) {
        return raw(json(attempt, "")).with("idempotency-key", KEY);
    }

    static Request raw(String json) {
        return new Request(Map.of("content-type", "application/json"), json);
    }

    private static String json(int attempt, String callback) {
        return """
                {"execution": {"id": "exec-1", "workflow": "daily-report", "version": 3, "namespace": "default",
                               "scheduledAt": "2026-01-02T03:00:00Z", "more": true},
                 "task": {"id": "process_data", "attempt": %d, "index": null},
                 "inputs": {"region": "north", "limit": 5}, "params": {"limit": 7, "day": "2026-01-02"},
                 "upstream": {"fetch_data": {"rows": 42}, "nothing": null}%s}""".formatted(attempt, callback);
    }
}

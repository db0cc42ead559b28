package io.linkloom.examples.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linkloom.examples.stage.UserBackend;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call as the server makes it.
 *
 * @param key `Idempotency-Key`
 * @param secrets one signature each; none for an unsigned call
 * @param sentBody what really travels; the signature is of `body`
 */
record TaskCall(String task, String key, String body, String sentBody, Instant at, List<String> secrets) {
    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /** Signed, now, of a task without upstream. */
    static TaskCall of(String task, String key, String callback) {
        String envelope = """
                {"execution": {"id": "exec-1"}, "task": {"id": "t", "attempt": 1}, "inputs": {}, "params": {}, "upstream": {},
                 "callback": {"url": "%s", "expiresAt": "2100-01-01T00:00:00Z"}}
                """.formatted(callback);
        return new TaskCall(task, key, envelope, envelope, Instant.now(), List.of(UserBackend.SECRET));
    }

    static TaskCall of(String task, String key) {
        return of(task, key, "http://localhost:9/nobody");
    }

    TaskCall withBody(String other) {
        return new TaskCall(task, key, other, other, at, secrets);
    }

    TaskCall changedOnItsWay() {
        return new TaskCall(task, key, body, body.replace("exec-1", "exec-2"), at, secrets);
    }

    TaskCall sent(Duration later) {
        return new TaskCall(task, key, body, sentBody, at.plus(later), secrets);
    }

    TaskCall signedWith(String... others) {
        return new TaskCall(task, key, body, sentBody, at, List.of(others));
    }

    HttpRequest request(String backend) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(backend + "/api/tasks/" + task))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("traceparent", TRACE)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(sentBody));
        if (secrets.isEmpty()) return request.build();
        String id = key + "#1";
        String timestamp = Long.toString(at.getEpochSecond());
        List<String> signatures = new ArrayList<>();
        for (String secret : secrets) signatures.add(signature(secret, id + "." + timestamp + "." + body));
        return request.header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", String.join(" ", signatures))
                .build();
    }

    private static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

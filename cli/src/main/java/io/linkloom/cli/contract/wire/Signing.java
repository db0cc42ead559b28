package io.linkloom.cli.contract.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** How a request is signed: rightly, or wrong in one way. Goes out: the three Standard Webhooks headers. */
@FunctionalInterface
public interface Signing {
    String ID = "webhook-id";
    String TIMESTAMP = "webhook-timestamp";
    String SIGNATURE = "webhook-signature";

    Map<String, String> headers(String id, byte[] body);

    static Signing none() {
        return (id, body) -> Map.of();
    }

    /** Now, by each of the secrets. */
    static Signing by(SigningSecret... secrets) {
        return by(Duration.ZERO, secrets);
    }

    /** Rightly, but so long ago; negative: so far ahead. */
    static Signing by(Duration age, SigningSecret... secrets) {
        return (id, body) -> {
            long seconds = Instant.now().minus(age).getEpochSecond();
            String signatures = Arrays.stream(secrets)
                    .map(secret -> secret.sign(id, seconds, body))
                    .collect(Collectors.joining(" "));
            return headers(id, seconds, signatures);
        };
    }

    /** A signature that is right for another body. */
    static Signing ofAnotherBody(SigningSecret secret) {
        return (id, body) -> {
            byte[] other = Arrays.copyOf(body, body.length + 1);
            other[body.length] = ' ';
            long seconds = Instant.now().getEpochSecond();
            return headers(id, seconds, secret.sign(id, seconds, other));
        };
    }

    /** A signature that is right for another `webhook-id`. */
    static Signing ofAnotherId(SigningSecret secret) {
        return (id, body) -> {
            long seconds = Instant.now().getEpochSecond();
            return headers(id, seconds, secret.sign(id + "0", seconds, body));
        };
    }

    /** A right signature of a minute ago under the time of now. */
    static Signing ofAnotherTime(SigningSecret secret) {
        return (id, body) -> {
            long seconds = Instant.now().getEpochSecond();
            return headers(id, seconds, secret.sign(id, seconds - 60, body));
        };
    }

    /** What is no signature at all. */
    static Signing nonsense() {
        return (id, body) -> headers(id, Instant.now().getEpochSecond(), "v1,%%%");
    }

    private static Map<String, String> headers(String id, long seconds, String signatures) {
        return Map.of(ID, id, TIMESTAMP, Long.toString(seconds), SIGNATURE, signatures);
    }
}

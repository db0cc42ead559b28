package io.linkloom.client.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the signatures of requests, over the exact bytes of their bodies. Safe for many threads.
 *
 * <p>With several secrets, as while one takes the place of another, any of them will do. Without any nothing is checked.
 */
public final class Signatures {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final List<SigningSecret> secrets;
    private final Duration tolerance;
    private final InstantSource clock;

    Signatures(List<SigningSecret> secrets, Duration tolerance, InstantSource clock) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Takes requests whose time is within 5 minutes of now.
     *
     * @param secrets each `whsec_…`; blank ones are passed over
     * @throws IllegalArgumentException when one is no secret
     */
    public static Signatures of(List<String> secrets) {
        return of(secrets, Duration.ofMinutes(5));
    }

    /** As above, with another distance from now, to either side. */
    public static Signatures of(List<String> secrets, Duration tolerance) {
        List<SigningSecret> parsed = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(secret -> SigningSecret.parse(secret.strip()))
                .toList();
        return new Signatures(parsed, tolerance, InstantSource.system());
    }

    /** Whether anything is checked at all. */
    public boolean required() {
        return !secrets.isEmpty();
    }

    public Verdict check(RequestHeaders headers, byte[] body) {
        if (!required()) return Verdict.VALID;
        String id = headers.first("webhook-id");
        String time = headers.first("webhook-timestamp");
        String given = headers.first("webhook-signature");
        if (id == null || time == null || given == null) return Verdict.UNSIGNED;
        if (!SECONDS.matcher(time).matches()) return Verdict.UNSIGNED;
        long timestamp = Long.parseLong(time);
        boolean right = false;
        for (SigningSecret secret : secrets) right |= isAmong(given, secret.sign(id, timestamp, body));
        if (!right) return Verdict.FORGED;
        long away = Math.abs(clock.instant().getEpochSecond() - timestamp);
        return away > tolerance.toSeconds() ? Verdict.STALE : Verdict.VALID;
    }

    /** All signatures are compared, each in constant time: how long it takes tells nothing. */
    private static boolean isAmong(String given, String wanted) {
        byte[] bytes = wanted.getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (String one : given.split(" ", -1)) {
            found |= MessageDigest.isEqual(bytes, one.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }
}

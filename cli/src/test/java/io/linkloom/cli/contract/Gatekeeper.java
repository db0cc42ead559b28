package io.linkloom.cli.contract;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies Standard Webhooks as a backend would write it by itself, with or without one of the flaws. */
final class Gatekeeper {
    private static final long TOLERANCE = 300;

    private final byte[] key;
    private final @Nullable Flaw flaw;

    Gatekeeper(String secret, @Nullable Flaw flaw) {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.flaw = flaw;
    }

    boolean letsIn(Headers headers, byte[] body) {
        String id = headers.getFirst("webhook-id");
        String time = headers.getFirst("webhook-timestamp");
        String signatures = headers.getFirst("webhook-signature");
        if (id == null || time == null || signatures == null) return flaw == Flaw.LETS_UNSIGNED_IN;
        if (flaw == Flaw.LETS_ANY_SIGNATURE_IN) return true;
        long ahead = Long.parseLong(time) - Instant.now().getEpochSecond();
        if (ahead < -TOLERANCE && flaw != Flaw.LETS_OLD_TIMESTAMPS_IN) return false;
        if (ahead > TOLERANCE && flaw != Flaw.LETS_TIMESTAMPS_AHEAD_IN) return false;
        String[] all = signatures.split(" ");
        if (flaw == Flaw.READS_THE_FIRST_SIGNATURE_ONLY) all = new String[] {all[0]};
        for (String each : all) if (fits(each, id, time, body)) return true;
        return false;
    }

    private boolean fits(String signature, String id, String time, byte[] body) {
        if (!signature.startsWith("v1,")) return false;
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature.substring(3));
        } catch (IllegalArgumentException e) {
            if (flaw == Flaw.FAILS_ON_NONSENSE_SIGNATURES) throw e;
            return false;
        }
        if (MessageDigest.isEqual(given, mac(id, time, body))) return true;
        // Whoever leaves a part out of the comparison has to be right in the rest: so the flaw is that part alone.
        return switch (flaw) {
            case SIGNATURE_WITHOUT_BODY -> MessageDigest.isEqual(given, mac(id, time, longer(body)));
            case SIGNATURE_WITHOUT_ID -> MessageDigest.isEqual(given, mac(id + "0", time, body));
            case SIGNATURE_WITHOUT_TIME ->
                MessageDigest.isEqual(given, mac(id, Long.toString(Long.parseLong(time) - 60), body));
            case null, default -> false;
        };
    }

    private static byte[] longer(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(body);
        out.write(' ');
        return out.toByteArray();
    }

    private byte[] mac(String id, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.linkloom.cli.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What calls are signed with; as text `whsec_` and the base64 of 24 to 64 bytes, as Standard Webhooks has it. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException when it is not such a text; the message does not repeat it */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("does not begin with " + PREFIX);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not base64 after " + PREFIX);
        }
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("has " + key.length + " bytes after " + PREFIX + ", not 24 to 64");
        }
        return new SigningSecret(key);
    }

    /** One that nobody else has. */
    public static SigningSecret random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SigningSecret(key);
    }

    /** `v1,` and the base64 of the HMAC of id, time and body. */
    String sign(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

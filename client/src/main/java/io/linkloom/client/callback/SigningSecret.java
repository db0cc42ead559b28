package io.linkloom.client.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that a server and a backend share: `whsec_` and the base64 of 24 to 64 bytes.
 *
 * <p>Signs and verifies as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> says. Does not show itself.
 */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private final SecretKeySpec key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @throws IllegalArgumentException when it is no such secret; the message does not repeat it */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) throw refused("it does not begin with " + PREFIX);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw refused("what follows " + PREFIX + " is not base64");
        }
        if (key.length < 24 || key.length > 64) throw refused("it has " + key.length + " bytes");
        return new SigningSecret(key);
    }

    /**
     * The signature of one request, as `webhook-signature` carries it.
     *
     * @param id header `webhook-id`
     * @param timestamp header `webhook-timestamp`, seconds since 1970
     * @param body its exact bytes
     */
    public String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Expected a signing secret: " + PREFIX
                + " and the base64 of 24 to 64 random bytes, as the server was given it; but " + why);
    }
}

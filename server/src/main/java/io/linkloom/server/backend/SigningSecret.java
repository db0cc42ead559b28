package io.linkloom.server.backend;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret by which a backend knows that a call is from this installation; as text `whsec_` and base64 of 24 to 64 bytes. */
public final class SigningSecret {
    public static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final String id;

    private SigningSecret(byte[] key) {
        this.key = key;
        this.id = idOf(key);
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
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES)
            throw new IllegalArgumentException("has " + key.length + " bytes after " + PREFIX);
        return new SigningSecret(key);
    }

    /** A name for it that tells nothing about it. */
    public String id() {
        return id;
    }

    /** The secret itself: for the vault alone. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** `v1,` and the base64 of the HMAC of all parts together. */
    String sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) mac.update(part);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    private static String idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("link-loom signing secret\n".getBytes(StandardCharsets.US_ASCII));
            return "sec-" + HexFormat.of().formatHex(digest.digest(key)).substring(0, 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id alone. */
    @Override
    public String toString() {
        return id;
    }
}

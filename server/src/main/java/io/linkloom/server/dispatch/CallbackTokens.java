package io.linkloom.server.dispatch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes and checks the tokens of callbacks: what they are for, until when, and a seal that only this installation can make. */
public final class CallbackTokens {
    private static final String PREFIX = "llc_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 32;

    private final SecretKeySpec key;

    /** @param key at least 32 random bytes, shared by all replicas */
    public CallbackTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** What a token is for. `callbackAttempt`: see the event AttemptStarted. */
    public record Content(
            String execution, String task, @Nullable Integer index, int callbackAttempt, Instant expiresAt) {}

    public String encode(Content content) {
        byte[] task = content.task().getBytes(StandardCharsets.UTF_8);
        byte[] execution = content.execution().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(1 + execution.length + 16 + task.length);
        bytes.put((byte) execution.length).put(execution);
        bytes.putInt(content.index() == null ? -1 : content.index());
        bytes.putInt(content.callbackAttempt())
                .putLong(content.expiresAt().getEpochSecond())
                .put(task);
        byte[] text = bytes.array();
        byte[] sealed = ByteBuffer.allocate(text.length + SEAL_BYTES)
                .put(text)
                .put(seal(text, text.length))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What the token is for; null when it is malformed or not sealed by this installation. Whether it has expired is the caller's to look at. */
    public @Nullable Content decode(String token) {
        try {
            if (!token.startsWith(PREFIX)) return null;
            byte[] sealed = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
            int length = sealed.length - SEAL_BYTES;
            if (length < 18) return null;
            byte[] seal = java.util.Arrays.copyOfRange(sealed, length, sealed.length);
            if (!MessageDigest.isEqual(seal, seal(sealed, length))) return null;
            ByteBuffer bytes = ByteBuffer.wrap(sealed, 0, length);
            byte[] execution = new byte[bytes.get()];
            bytes.get(execution);
            int index = bytes.getInt();
            int attempt = bytes.getInt();
            Instant expiresAt = Instant.ofEpochSecond(bytes.getLong());
            byte[] task = new byte[bytes.remaining()];
            bytes.get(task);
            return new Content(
                    new String(execution, StandardCharsets.US_ASCII),
                    new String(task, StandardCharsets.UTF_8),
                    index < 0 ? null : index,
                    attempt,
                    expiresAt);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] seal(byte[] text, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(text, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}

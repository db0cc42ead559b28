package io.linkloom.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** 256 bits that seal and open, and a name made of them that tells nothing about them. */
final class Key {
    static final int BYTES = 32;
    static final int ID_LENGTH = 12;

    private final String id;
    private final SecretKeySpec secret;

    private Key(byte[] bytes) {
        this.id = idOf(bytes);
        this.secret = new SecretKeySpec(bytes, "AES");
    }

    /** From base64. The messages of what it throws never show the text. */
    static Key parse(String text) throws VaultException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new VaultException("is not base64");
        }
        if (bytes.length != BYTES) throw new VaultException("has " + bytes.length + " bytes");
        boolean same = true;
        for (byte b : bytes) same &= b == bytes[0];
        if (same) throw new VaultException("is the same byte " + BYTES + " times");
        return new Key(bytes);
    }

    /** A new one, as text. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String idOf(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("link-loom key id\n".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** 12 hexadecimal digits. */
    String id() {
        return id;
    }

    SecretKeySpec secret() {
        return secret;
    }

    /** The id alone. */
    @Override
    public String toString() {
        return id;
    }
}

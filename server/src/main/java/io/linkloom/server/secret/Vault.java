package io.linkloom.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values so that they can lie in the database, and opens them again. AES-256-GCM with a random IV of 96 bits.
 *
 * <pre>  v1.&lt;key id&gt;.&lt;base64url of IV, ciphertext and tag&gt;</pre>
 *
 * <p>What the value is for is sealed with it, see [Label]. Safe for any thread.
 */
public final class Vault {
    private static final String VERSION = "v1.";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Keys keys;
    private final SealingKey installation;
    private final SecureRandom random = new SecureRandom();

    public Vault(Keys keys, SealingKey installation) {
        this.keys = keys;
        this.installation = installation;
    }

    /** Text of about 4/3 of the length of the value and 60 characters more. */
    public String seal(Label label, byte[] value) throws VaultException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        return seal(current(), iv, label, value);
    }

    static String seal(Key key, byte[] iv, Label label, byte[] value) throws VaultException {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, label).doFinal(value);
            byte[] all = ByteBuffer.allocate(IV_BYTES + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
            return VERSION + key.id() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new VaultException("A value could not be sealed: " + e.getMessage(), e);
        }
    }

    /** @throws VaultException when its key is missing, or it is not what the label says or was changed */
    public byte[] open(Label label, String sealed) throws VaultException {
        String id = keyId(sealed);
        Key key = keys.find(id);
        if (key == null) {
            throw new VaultException(
                    "What is sealed with the key " + id + " cannot be opened: that key is not in " + keys.where());
        }
        try {
            byte[] all = Base64.getUrlDecoder()
                    .decode(sealed.substring(VERSION.length() + Key.ID_LENGTH + 1)
                            .getBytes(StandardCharsets.ISO_8859_1));
            if (all.length < IV_BYTES + TAG_BITS / 8) throw malformed();
            byte[] iv = java.util.Arrays.copyOf(all, IV_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, iv, label).doFinal(all, IV_BYTES, all.length - IV_BYTES);
        } catch (AEADBadTagException e) {
            throw new VaultException("The " + label.purpose() + " " + label.name()
                    + " was changed in the database, or does not belong there: it does not open");
        } catch (IllegalArgumentException e) {
            throw malformed();
        } catch (GeneralSecurityException e) {
            throw new VaultException("A value could not be opened: " + e.getMessage(), e);
        }
    }

    /** The id of the key that sealed a value. */
    static String keyId(String sealed) throws VaultException {
        int end = VERSION.length() + Key.ID_LENGTH;
        if (sealed.length() <= end || !sealed.startsWith(VERSION) || sealed.charAt(end) != '.') throw malformed();
        return sealed.substring(VERSION.length(), end);
    }

    private static VaultException malformed() {
        return new VaultException("A sealed value is damaged, or was sealed by a newer Link Loom");
    }

    Keys keys() {
        return keys;
    }

    /** The key that seals, unless those who share the database have agreed on one that is not known here. */
    private Key current() throws VaultException {
        Key key = keys.current();
        String noted = installation.note(key.id());
        if (keys.find(noted) == null) {
            throw new VaultException("This installation seals with the key " + noted + ", which is not in "
                    + keys.where() + ". All servers of an installation need the same keys");
        }
        return key;
    }

    private static Cipher cipher(int mode, Key key, byte[] iv, Label label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(label.bytes());
        return cipher;
    }
}

package io.linkloom.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VaultTest {
    /** The bytes 0 to 31. */
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** Made by another program from the description of the format: a later version has to open it. */
    private static final String KNOWN =
            "v1.6f9b0778b579.yMnKy8zNzs_Q0dLTchcTqeOvjwAcU23NeyYJlHOnPDLU03mzPRsT1Z29Bv3_BZ0yL2W4CP0f";

    private static final Label LABEL = new Label("secret", "analytics", "TOKEN");

    private final NotedKey installation = new NotedKey();

    private Vault vault(String... keys) throws VaultException {
        return new Vault(Keys.given("link-loom.secrets.key", String.join(",", keys)), installation);
    }

    @Test
    void opensWhatTheFirstVersionSealed() throws VaultException {
        assertThat(vault(KEY).open(LABEL, KNOWN)).isEqualTo("correct horse – Київ".getBytes(UTF_8));
    }

    @Test
    void sealsExactlyAsTheFirstVersionDid() throws VaultException {
        byte[] iv = new byte[12];
        for (int i = 0; i < iv.length; i++) iv[i] = (byte) (200 + i);

        assertThat(Vault.seal(Key.parse(KEY), iv, LABEL, "correct horse – Київ".getBytes(UTF_8)))
                .isEqualTo(KNOWN);
    }

    @Test
    void theSameValueLooksDifferentEachTimeItIsSealed() throws VaultException {
        Vault vault = vault(KEY);
        String first = vault.seal(LABEL, "value".getBytes(UTF_8));
        String second = vault.seal(LABEL, "value".getBytes(UTF_8));

        assertThat(first).isNotEqualTo(second);
        assertThat(vault.open(LABEL, first)).isEqualTo(vault.open(LABEL, second));
    }

    @Test
    void aValueThatWasMovedToAnotherRowDoesNotOpenThere() throws VaultException {
        Vault vault = vault(KEY);

        assertThatThrownBy(() -> vault.open(new Label("secret", "other", "TOKEN"), KNOWN))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("TOKEN was changed in the database");
        assertThatThrownBy(() -> vault.open(new Label("secret", "analytics", "TOKEN2"), KNOWN))
                .isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open(new Label("backend", "analytics", "TOKEN"), KNOWN))
                .isInstanceOf(VaultException.class);
    }

    @Test
    void aChangedCharacterIsNoticed() throws VaultException {
        Vault vault = vault(KEY);
        for (int i = 16; i < KNOWN.length() - 1; i++) {
            char other = KNOWN.charAt(i) == 'A' ? 'B' : 'A';
            String changed = KNOWN.substring(0, i) + other + KNOWN.substring(i + 1);
            assertThatThrownBy(() -> vault.open(LABEL, changed)).isInstanceOf(VaultException.class);
        }
        for (String broken : new String[] {"", "v1.", "v2" + KNOWN.substring(2), KNOWN.substring(0, 30), KNOWN + "!"}) {
            assertThatThrownBy(() -> vault.open(LABEL, broken)).isInstanceOf(VaultException.class);
        }
    }

    @Test
    void theFirstKeySealsAndAllOpen() throws VaultException {
        String newer = Key.random();
        Vault after = vault(newer, KEY);

        assertThat(after.open(LABEL, KNOWN)).isNotEmpty();
        installation.change(Key.parse(newer).id());
        assertThat(Vault.keyId(after.seal(LABEL, new byte[1])))
                .isEqualTo(Key.parse(newer).id());
    }

    @Test
    void aMissingKeyIsNamedByItsId() throws VaultException {
        Vault other = vault(Key.random());

        assertThatThrownBy(() -> other.open(LABEL, KNOWN))
                .hasMessageContaining("6f9b0778b579")
                .hasMessageContaining("link-loom.secrets.key");
    }

    @Test
    void aServerWithAKeyOfItsOwnDoesNotSealBesideTheOthers() throws VaultException {
        vault(KEY).seal(LABEL, new byte[1]);
        Vault stranger = vault(Key.random());

        assertThatThrownBy(() -> stranger.seal(LABEL, new byte[1]))
                .hasMessageContaining("seals with the key 6f9b0778b579");
    }

    /** What the database notes. */
    static final class NotedKey implements SealingKey {
        private String id = "";

        @Override
        public String note(String wanted) {
            if (id.isEmpty()) id = wanted;
            return id;
        }

        @Override
        public void change(String wanted) {
            id = wanted;
        }

        @Override
        public void forget() {
            id = "";
        }
    }
}

package io.linkloom.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linkloom.server.journal.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyChangeTest {
    private static final SealedColumn SECRETS = new SealedColumn("secret", "sealed", "namespace", "secret");

    private final TestDatabase database = TestDatabase.inMemory();
    private final SealingKey installation = new JdbcSealingKey(database.database());
    private final String old = Key.random();
    private final String young = Key.random();

    @AfterEach
    void close() {
        database.close();
    }

    private Vault vault(String... keys) throws VaultException {
        return new Vault(Keys.given("link-loom.secrets.key", String.join(" ", keys)), installation);
    }

    private KeyChange change(Vault vault) {
        return new KeyChange(vault, installation, database.database(), List.of(SECRETS));
    }

    private void put(Vault vault, String name) throws VaultException {
        String sealed = vault.seal(new Label("secret", "default", name), name.getBytes(UTF_8));
        database.execute("insert into secret (namespace, name, sealed, created_us, updated_us) values ('default', '"
                + name + "', '" + sealed + "', 1, 1)");
    }

    private String open(Vault vault, String name) throws VaultException {
        String sealed = String.valueOf(database.rows("select sealed from secret where name='" + name + "'")
                .getFirst()
                .getFirst());
        return new String(vault.open(new Label("secret", "default", name), sealed), UTF_8);
    }

    private long sealedWith(String key) throws VaultException {
        return database.number("select count(*) from secret where sealed like 'v1."
                + Key.parse(key).id() + ".%'");
    }

    @Test
    void everythingComesUnderTheNewKeyAndTheOldOneIsNeededNoMore() throws VaultException {
        for (int i = 0; i < 250; i++) put(vault(old), "S" + i);
        Vault both = vault(young, old);

        assertThat(change(both).isNeeded()).isTrue();
        assertThat(change(both).carryOut()).isEqualTo(250);

        assertThat(change(both).isNeeded()).isFalse();
        Vault alone = vault(young);
        assertThat(change(alone).isNeeded()).isFalse();
        for (int i = 0; i < 250; i++) assertThat(open(alone, "S" + i)).isEqualTo("S" + i);
        put(alone, "later");
        assertThat(sealedWith(young)).isEqualTo(251);
    }

    @Test
    void anInterruptedChangeIsFinishedByTheNextOne() throws VaultException {
        for (int i = 0; i < 10; i++) put(vault(old), "S" + i);
        database.execute("update secret set sealed = 'v1." + Key.parse(old).id() + ".AAAA' where name = 'S4'");
        Vault both = vault(young, old);

        assertThatThrownBy(() -> change(both).carryOut()).isInstanceOf(VaultException.class);
        assertThat(sealedWith(old)).isPositive();
        assertThat(change(both).isNeeded()).isTrue();

        database.execute("delete from secret where name = 'S4'");
        change(both).carryOut();
        assertThat(sealedWith(young)).isEqualTo(9);
    }

    @Test
    void aMissingKeyIsSaidAndNothingIsChanged() throws VaultException {
        put(vault(old), "A");
        List<?> before = database.rows("select * from secret");

        for (Vault vault : List.of(vault(young), new Vault(fileThatIsNotThere(), installation))) {
            assertThatThrownBy(() -> change(vault).isNeeded())
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining(Key.parse(old).id())
                    .hasMessageContaining("Bring that key back");
        }
        assertThat(database.rows("select * from secret").equals(before)).isTrue();
    }

    private static Keys fileThatIsNotThere() throws VaultException {
        return Keys.inFile(java.nio.file.Path.of("not-there", "secrets.key"));
    }

    @Test
    void withoutSecretsAnyKeyWillDo() throws VaultException {
        put(vault(old), "A");
        database.execute("delete from secret");

        Vault other = vault(young);
        assertThat(change(other).isNeeded()).isFalse();
        put(other, "B");
        assertThat(open(other, "B")).isEqualTo("B");
    }

    @Test
    void twoServersThatMakeTheirFirstKeyAtTheSameTimeDoNotBothSeal() throws VaultException {
        put(vault(old), "A");

        assertThatThrownBy(() -> put(vault(young), "B"))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("same keys");
    }
}

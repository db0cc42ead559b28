package io.linkloom.server.backup;

import static io.linkloom.server.backup.Directories.NOW;
import static io.linkloom.server.backup.Directories.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory meets another version of the server. */
class UpgradeTest {
    @TempDir
    private Path folder = Path.of("");

    private Path data = Path.of("");

    @BeforeEach
    void makeADatabase() throws Exception {
        data = Directories.with(folder.resolve("data"), 2, "before");
    }

    private Upgrade prepare(int schema, int keep) throws BackupException {
        return Upgrade.prepare(data, server(schema), keep, () -> NOW.plusSeconds(schema));
    }

    @Test
    void beforeAnUpgradeABackupIsMadeAndTheSameVersionMakesNone() throws Exception {
        Upgrade upgrade = prepare(3, 3);
        assertThat(Directories.backups(data)).containsExactly("before-1.0.3-20261125T120003000Z.zip");
        Directories.execute(
                data, "insert into \"flyway_schema_history\" values ('3', true)", "update word set word='after'");
        upgrade.finish();

        prepare(3, 3).finish();
        assertThat(Directories.backups(data)).hasSize(1);
        Path other = Files.createDirectory(folder.resolve("other"));
        new Offline(other, server(3)).restore(data.resolve("backups/before-1.0.3-20261125T120003000Z.zip"), false, NOW);
        assertThat(Directories.word(other)).isEqualTo("before");
    }

    @Test
    void anUpgradeThatDidNotEndIsTakenBackAndBegunAgain() throws Exception {
        prepare(3, 3);
        Directories.execute(data, "create table half (id integer)", "update word set word='half'");

        Upgrade again = prepare(3, 3);
        assertThat(Directories.word(data)).isEqualTo("before");
        assertThat(Directories.backups(data)).as("the first one counts").hasSize(1);
        Directories.execute(
                data, "create table half (id integer)", "insert into \"flyway_schema_history\" values ('3', true)");
        again.finish();
        assertThat(again.backup()).isNull();
    }

    @Test
    void theServerOfBeforeGoesOnWhereANewerOneFailed() throws Exception {
        prepare(2, 3).finish();
        prepare(3, 3);
        Directories.execute(data, "update word set word='half'");

        prepare(2, 3).finish();
        assertThat(Directories.word(data)).isEqualTo("before");
    }

    @Test
    void withoutTheBackupOfAnInterruptedUpgradeItSaysHowToGoOn() throws Exception {
        Path backup = Objects.requireNonNull(prepare(3, 3).backup());
        Files.delete(backup);

        assertThatThrownBy(() -> prepare(3, 3)).hasMessageContaining("restore --replace --from=FILE");
    }

    @Test
    void aNewerDatabaseIsRefusedAndNotTouched() throws Exception {
        byte[] before = Files.readAllBytes(data.resolve("loom.mv.db"));

        assertThatThrownBy(() -> prepare(1, 3)).hasMessageContaining("of a newer server");
        assertThat(Files.readAllBytes(data.resolve("loom.mv.db"))).isEqualTo(before);
        assertThat(Directories.backups(data)).isEmpty();
    }

    @Test
    void withoutABackupThereIsNoUpgrade() throws Exception {
        Files.writeString(data.resolve("backups"), "in the way");

        assertThatThrownBy(() -> prepare(3, 3)).hasMessageFindingMatch("cannot be written|cannot be made ready");
        assertThat(Directories.word(data)).isEqualTo("before");
    }

    @Test
    void theLastFewAreKeptAndWhatSomebodyAskedForToo() throws Exception {
        Path asked = data.resolve("backups/loom-1.zip");
        new Offline(data, server(2)).backup(asked, NOW);
        for (int schema = 3; schema < 7; schema++) {
            Upgrade upgrade = prepare(schema, 2);
            Directories.execute(data, "insert into \"flyway_schema_history\" values ('" + schema + "', true)");
            upgrade.finish();
        }
        assertThat(Directories.backups(data))
                .isEqualTo(List.of(
                        "before-1.0.5-20261125T120005000Z.zip", "before-1.0.6-20261125T120006000Z.zip", "loom-1.zip"));
    }

    @Test
    void anotherEngineIsAnUpgradeToo() throws Exception {
        prepare(2, 3).finish();
        Upgrade.prepare(data, new Origin("1.0.2", 2, "9.9.9"), 3, () -> NOW);
        assertThat(Directories.backups(data)).hasSize(1);
    }
}

package io.linkloom.server.backup;

import static io.linkloom.server.backup.Directories.NOW;
import static io.linkloom.server.backup.Directories.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore where no server runs. */
class OfflineTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void makeABackup() throws Exception {
        Path data = Directories.with(folder.resolve("data"), 2, "kept");
        file = folder.resolve("backup.zip");
        new Offline(data, server(2)).backup(file, NOW);
    }

    @Test
    void whatWasBackedUpIsThereAgain() throws Exception {
        Path other = folder.resolve("other");

        assertThat(Offline.check(file, server(3)).createdAt()).isEqualTo(NOW);
        assertThat(new Offline(Files.createDirectory(other), server(3)).restore(file, false, NOW))
                .isNull();

        assertThat(Directories.word(other)).isEqualTo("kept");
        assertThat(Directories.backups(other)).isEmpty();
    }

    @Test
    void aDatabaseThatIsThereStaysUnlessItIsToBeReplacedAndThenIsPutAside() throws Exception {
        Path other = Directories.with(folder.resolve("other"), 2, "before");
        Offline offline = new Offline(other, server(2));

        assertThatThrownBy(() -> offline.restore(file, false, NOW)).hasMessageContaining("--replace");
        assertThat(Directories.word(other)).isEqualTo("before");

        Path aside = Objects.requireNonNull(offline.restore(file, true, NOW));
        assertThat(Directories.word(other)).isEqualTo("kept");
        assertThat(Directories.word(Objects.requireNonNull(aside.getParent()))).isEqualTo("before");
    }

    @Test
    void whatIsNoBackupOrIsDamagedOrOfANewerServerIsRefusedBeforeAnythingIsTouched() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Path other = folder.resolve("wrong.zip");
        for (byte[] wrong :
                new byte[][] {flipped, Arrays.copyOf(whole, whole.length - 20), {}, "text".getBytes("UTF-8")}) {
            Files.write(other, wrong);
            assertThatThrownBy(() -> Offline.check(other, server(2)))
                    .isInstanceOfSatisfying(
                            BackupException.class,
                            e -> assertThat(e.isUntouched()).isTrue())
                    .hasMessageFindingMatch("damaged|not a backup|cannot be read");
        }
        assertThatThrownBy(() -> Offline.check(folder.resolve("none.zip"), server(2)))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> Offline.check(file, server(1))).hasMessageContaining("newer server");
    }

    @Test
    void aDamagedDatabaseBecomesNoBackup() throws Exception {
        Path data = folder.resolve("data");
        Directories.execute(data, "insert into shard values (0, 5)");
        Path target = folder.resolve("again.zip");

        assertThatThrownBy(() -> new Offline(data, server(2)).backup(target, NOW))
                .hasMessageContaining("shard 0 is at 5, its journal ends at 0");
        assertThat(target).doesNotExist();
    }
}

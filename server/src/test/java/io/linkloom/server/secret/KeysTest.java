package io.linkloom.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @TempDir
    private Path folder;

    @Test
    void theKeyFileIsMadeWhenItIsFirstNeededAndKeptThen() throws Exception {
        Path file = folder.resolve("deep/secrets.key");
        Keys keys = Keys.inFile(file);
        assertThat(keys.currentId()).isNull();
        assertThat(file).doesNotExist();

        String id = keys.current().id();

        assertThat(keys.current().id()).isEqualTo(id);
        assertThat(Keys.inFile(file).current().id()).isEqualTo(id);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyItsOwnerMayReadTheKeyFile() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("This system knows no owners of files")
                .contains("posix");
        Path file = folder.resolve("secrets.key");
        Keys.inFile(file).current();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileMayHoldSeveralKeysAndRemarks() throws Exception {
        String first = Key.random();
        String second = Key.random();
        Path file = Files.writeString(folder.resolve("k"), "# new\n" + first + "\r\n\n# old\n " + second + " \n");

        Keys keys = Keys.inFile(file);

        assertThat(keys.current().id()).isEqualTo(Key.parse(first).id());
        assertThat(keys.find(Key.parse(second).id())).isNotNull();
    }

    @Test
    void aKeyMayBeWrittenInTheOtherBase64() throws Exception {
        String text = Base64.getEncoder().encodeToString(bytes(32, 0xfb));
        assertThat(text).contains("+");

        assertThat(Keys.given("s", text.replace('+', '-').replace('/', '_').replace("=", ""))
                        .current()
                        .id())
                .isEqualTo(Key.parse(text).id());
    }

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) value);
        bytes[count - 1]++;
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame-open", "c2hvcnQ=", "!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void whatIsNoKeyIsRefusedWithoutBeingShown(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("k"), "# remark\n" + line + "\n");

        assertThatThrownBy(() -> Keys.inFile(file))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(line);
    }

    @Test
    void anEmptyFileIsNoReasonToMakeANewKey() throws IOException {
        for (String text : List.of("", "\n\n", "# only a remark\n")) {
            Path file = Files.writeString(folder.resolve("k"), text);
            assertThatThrownBy(() -> Keys.inFile(file)).hasMessageContaining("holds no key");
            assertThat(file).hasContent(text);
        }
    }
}

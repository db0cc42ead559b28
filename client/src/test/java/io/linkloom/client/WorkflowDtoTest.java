package io.linkloom.client;

import static io.linkloom.client.WorkflowDto.readYaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowDtoTest {
    @TempDir
    Path folder;

    @Test
    void readsADocumentOfTheClassPathAsItIs() {
        WorkflowDto workflow = readYaml("workflows/daily-report.yaml");

        assertThat(workflow.name()).isEqualTo("workflows/daily-report.yaml");
        assertThat(workflow.source()).startsWith("# Звіт дня").contains("id: daily-report\n");
        assertThat(readYaml("/workflows/daily-report.yaml").source()).isEqualTo(workflow.source());
    }

    @Test
    void readsAFileWhereTheClassPathHasNone() throws IOException {
        Path file = Files.writeString(folder.resolve("a b.yaml"), "id: a");

        assertThat(readYaml(file.toString()).source()).isEqualTo("id: a");
    }

    @Test
    void saysWhatItLookedFor() {
        assertThatThrownBy(() -> readYaml("workflows/dayly.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workflows/dayly.yaml on the class path or as the file ")
                .hasMessageContaining(
                        Path.of("workflows/dayly.yaml").toAbsolutePath().toString());
    }

    @Test
    void aFolderIsNoDocument() {
        assertThatThrownBy(() -> readYaml(folder.toString())).hasMessageContaining("in neither place");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.yaml"));
        Path picture = Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});

        assertThatThrownBy(() -> readYaml(empty.toString())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> readYaml(picture.toString())).hasMessageContaining("not in UTF-8");
    }
}

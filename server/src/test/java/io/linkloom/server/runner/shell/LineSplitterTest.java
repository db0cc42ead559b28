package io.linkloom.server.runner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes become lines. */
class LineSplitterTest {
    private static List<String> split(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        new LineSplitter(lines::add).readAll(new ByteArrayInputStream(bytes));
        return lines;
    }

    private static List<String> split(String text) throws IOException {
        return split(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void knowsBothLineBreaksAndKeepsEmptyLines() throws IOException {
        assertThat(split("a\r\nb\n\nc\rd")).containsExactly("a", "b", "", "c\rd");
        assertThat(split("")).isEmpty();
        assertThat(split("a\n")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "я", "€", "😀"})
    void neverCutsACharacter(String character) throws IOException {
        for (String start : List.of("", "1", "12", "123")) {
            String text = start + character.repeat(12_000);

            List<String> lines = split(text);

            assertThat(String.join("", lines)).isEqualTo(text);
            assertThat(lines).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LineSplitter.MAX_LINE);
        }
    }

    @Test
    void endsOnBytesThatAreNoText() throws IOException {
        byte[] noise = new byte[100_000];
        Arrays.fill(noise, (byte) 0x80);

        assertThat(split(noise)).hasSize(7).allMatch(line -> line.matches("\uFFFD+"));
    }
}

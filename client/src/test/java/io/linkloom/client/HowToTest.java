package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HowToTest {
    private static final Path PAGE = Path.of("..", "docs", "how-to", "java-client.md");
    private static final Path CODE = Path.of("src", "test", "java", "io", "linkloom", "client", "HowTo.java");
    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void everyBlockOfThePageCompiles() throws IOException {
        String compiled = stripped(Files.readString(CODE));
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(PAGE)).results().toList();

        assertThat(blocks).hasSizeGreaterThan(5);
        assertThat(blocks).allSatisfy(block -> assertThat(compiled).contains(stripped(block.group(1))));
    }

    /** The page is not indented as the code is. */
    private static String stripped(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}

package io.linkloom.examples.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every folder of examples has. That each script is run is the matter of [ScriptsIT], which takes them from the same list. */
class FoldersTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)[^)]*\\)");

    static Stream<Folder> folders() {
        return Folder.all();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void hasAReadmeAWorkflowAndAScript(Folder folder) {
        assertThat(folder.readme()).startsWith("# ");
        assertThat(folder.workflows()).isNotEmpty();
        assertThat(folder.scripts()).isNotEmpty();
        assertThat(Folder.text(Path.of("README.md"))).contains("](" + folder + "/README.md)");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void testsAWorkflowOfItsOwn(Folder folder) {
        assertThat(folder.tests()).isNotEmpty().allSatisfy(test -> {
            String workflow = test.toString().replace(".test.yaml", ".yaml");
            assertThat(Path.of(workflow)).exists();
        });
    }

    @ParameterizedTest
    @MethodSource("folders")
    void linksToWhatIsThere(Folder folder) {
        List<String> links = found(LINK, folder.readme());
        assertThat(links).filteredOn(link -> !link.startsWith("http")).allSatisfy(link ->
                assertThat(folder.path().resolve(link).normalize()).matches(Files::exists, "is there"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(FoldersTest::first).toList();
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }
}

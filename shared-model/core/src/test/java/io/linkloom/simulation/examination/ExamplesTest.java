package io.linkloom.simulation.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.fixture.Theatre;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.TestFile;
import io.linkloom.model.yaml.TestFileReader;
import io.linkloom.model.yaml.TestReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tests beside the examples pass, as `loom test examples` would run them. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");
    private static final Path HOW_TO = Path.of("../../docs/how-to/test-a-workflow.md");

    @TestFactory
    Stream<DynamicTest> everyScenarioIsAsExpected() throws IOException {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".test.yaml"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
            assertThat(files).contains(EXAMPLES.resolve("daily-report/daily-report.test.yaml"));
            return files.stream().flatMap(ExamplesTest::scenarios);
        }
    }

    private static Stream<DynamicTest> scenarios(Path path) {
        TestFile file = read(path);
        return file.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        path.getFileName() + ": " + scenario.name(), () -> pass(file, scenario)));
    }

    private static void pass(TestFile file, Scenario scenario) {
        assertThat(Theatre.failures(new Examination(file).take(scenario))).isEmpty();
    }

    private static TestFile read(Path path) {
        String beside = path.getFileName().toString().replace(".test.yaml", ".yaml");
        TestReadResult result = TestFileReader.read(bytes(path), beside, name -> {
            Path workflow = path.resolveSibling(name);
            return Files.exists(workflow) ? WorkflowReader.read(bytes(workflow)) : null;
        });
        assertThat(result).as(path.toString()).isInstanceOf(TestReadResult.Valid.class);
        return ((TestReadResult.Valid) result).file();
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theGuideShowsTheExampleAsItIs() throws IOException {
        String example = Files.readString(EXAMPLES.resolve("daily-report/daily-report.test.yaml"));

        assertThat(HOW_TO).content().contains("```yaml\n" + example + "```");
    }
}

package io.linkloom.model.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reference of test files against their schema, which is compared with their reader elsewhere. */
class TestFileReferenceTest {
    private static final Path PAGE = Path.of("../../docs/reference/workflow-tests.md");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `(\\w+)`");

    @Test
    void everyKeyIsExplainedAndNoOther() throws IOException, JsonFormatException {
        assertThat(keys("## The file")).isEqualTo(properties());
        assertThat(keys("## A scenario")).isEqualTo(properties("$defs", "scenario"));
        assertThat(keys("## Trigger")).isEqualTo(properties("$defs", "scenario", "properties", "trigger"));
        assertThat(keys("## Behaviour of a task")).isEqualTo(properties("$defs", "task"));
        assertThat(keys("## Expect")).isEqualTo(properties("$defs", "scenario", "properties", "expect", "anyOf", "1"));
        assertThat(keys("## Expect of a task")).isEqualTo(properties("$defs", "taskExpectation", "anyOf", "1"));
    }

    @Test
    void everyNameThatAnExpressionSeesIsExplained() throws IOException {
        assertThat(keys("## Expressions in `that`")).isEqualTo(new LinkedHashSet<>(Surroundings.STORY.names()));
    }

    private static Set<String> keys(String heading) throws IOException {
        String page = Files.readString(PAGE) + "\n## ";
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        String section = page.substring(start, page.indexOf("\n## ", start + 1));
        Set<String> keys = new LinkedHashSet<>();
        KEY.matcher(section).results().map((MatchResult key) -> key.group(1)).forEach(keys::add);
        return keys;
    }

    private static Set<String> properties(String... path) throws JsonFormatException {
        Object at = requireNonNull(Json.parse(WorkflowSchema.ofTests()).value());
        for (String step : path) at = requireNonNull(at instanceof List<?> list ? list.get(Integer.parseInt(step)) : entry(at, step));
        Set<String> names = new LinkedHashSet<>();
        ((Map<?, ?>) entry(at, "properties")).keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private static Object entry(@Nullable Object map, String key) {
        Object value = map instanceof Map<?, ?> entries ? entries.get(key) : null;
        assertThat(value).as(key).isNotNull();
        return requireNonNull(value);
    }
}

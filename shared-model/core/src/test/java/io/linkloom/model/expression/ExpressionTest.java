package io.linkloom.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private final Map<String, @Nullable Object> inputs = new HashMap<>();
    private final Scope scope = name -> switch (name) {
        case "inputs" -> inputs;
        case "tasks" -> Map.of("fetch", Map.of("output", Map.of("rows", 42L)), "a-b", Map.of("state", "SUCCEEDED"));
        case "secrets" -> Map.of("TOKEN", "s3cr3t");
        default -> null;
    };

    @Test
    void readsTasksAndInputs() throws ExpressionException {
        inputs.put("limit", 40);

        assertThat(evaluate("tasks.fetch.output.rows > inputs.limit")).isEqualTo(true);
        assertThat(evaluate("tasks.fetch.output.rows")).isEqualTo(42L);
        assertThat(evaluate("tasks[\"a-b\"].state")).isEqualTo("SUCCEEDED");
        assertThat(evaluate("item")).isNull();
    }

    @Test
    void givesPlainJavaValuesBack() throws ExpressionException {
        assertThat(evaluate("null")).isNull();
        assertThat(evaluate("1u")).isEqualTo(1L);
        assertThat(evaluate("b'abc'")).isEqualTo("YWJj");
        assertThat(evaluate("timestamp('2026-01-02T03:04:05Z') + duration('60s')"))
                .isEqualTo("2026-01-02T03:05:05Z");
        assertThat(evaluate("duration('90s')")).isEqualTo("PT1M30S");
        assertThat(evaluate("{'a': [1, 2.5, null, true]}"))
                .isEqualTo(Map.of("a", Collections.unmodifiableList(listOf(1L, 2.5, null, true))));
        assertThat(evaluate("{1: 'x'}")).isEqualTo(Map.of("1", "x"));
    }

    @Test
    void takesAnyJavaNumber() throws ExpressionException {
        inputs.put("i", 5);
        inputs.put("f", 2.5f);
        inputs.put("d", new BigDecimal("7.5"));
        inputs.put("s", (short) 3);

        assertThat(evaluate("inputs.i")).isEqualTo(5L);
        assertThat(evaluate("inputs.f")).isEqualTo(2.5);
        assertThat(evaluate("inputs.i + inputs.s")).isEqualTo(8L);
        assertThat(evaluate("inputs.d > inputs.i && inputs.i < 5.5 && inputs.i == 5.0"))
                .isEqualTo(true);
        assertThat(evaluate("inputs.i in [1.0, 5.0]")).isEqualTo(true);
        assertThat(evaluate("[inputs.i] == [5.0]")).isEqualTo(true);
    }

    @Test
    void nullInsideValuesIsNull() throws ExpressionException {
        inputs.put("none", null);
        inputs.put("list", listOf(null, 1));

        assertThat(evaluate("inputs.none == null")).isEqualTo(true);
        assertThat(evaluate("inputs.list[0] == null")).isEqualTo(true);
        assertThat(evaluate("inputs.list.map(x, x == null)")).isEqualTo(List.of(true, false));
    }

    @Test
    void hasIsFalseWhereAnythingOnTheWayIsMissingOrNull() throws ExpressionException {
        inputs.put("none", null);

        assertThat(evaluate("has(tasks.fetch.output.rows)")).isEqualTo(true);
        assertThat(evaluate("has(tasks.fetch.output.files.first)")).isEqualTo(false);
        assertThat(evaluate("has(inputs.none)")).isEqualTo(false);
        assertThat(evaluate("has(inputs.none.deeper)")).isEqualTo(false);
        assertThat(evaluate("has(tasks['nobody'].output)")).isEqualTo(false);
        assertThat(evaluate("has(tasks['a-b'].state)")).isEqualTo(true);
    }

    @Test
    void anErrorNamesTheExpressionAndTheOffendingValue() {
        inputs.put("name", "ten");

        assertThatThrownBy(() -> evaluate("inputs.name + 1"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("`inputs.name + 1`")
                .hasMessageContaining("(inputs.name is \"ten\")");
        assertThatThrownBy(() -> evaluate("inputs.name.first"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("`inputs.name.first`")
                .hasMessageContaining("inputs.name is \"ten\"");
        assertThatThrownBy(() -> evaluate("inputs.nothing"))
                .hasMessageContaining("key 'nothing' is not present")
                .hasMessageContaining("inputs is an object with [name]");
    }

    @Test
    void anErrorNeverShowsASecret() {
        assertThatThrownBy(() -> evaluate("secrets.TOKEN + 1"))
                .isInstanceOf(ExpressionException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("s3cr3t");
        assertThatThrownBy(() -> evaluate("timestamp(secrets.TOKEN)"))
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +",
                "",
                "foo",
                "inputs.",
                "1/0",
                "int('x')",
                "[1][5]",
                "1.0/0.0",
                "inputs.a.b",
                "timestamp('x')",
                "9223372036854775807 + 1",
                "'a'.matches('(')",
                "dyn(1) + 'a'",
                "inputs && true",
                "{'a':1}['b']",
                "@has(1, [])",
                "has(inputs)",
                "google.protobuf.Timestamp{seconds: 1}",
                "-(-9223372036854775807 - 1)"
            })
    void whatCannotBeEvaluatedIsAnExpressionException(String source) {
        assertThatThrownBy(() -> evaluate(source)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void iterationsAreBounded() {
        inputs.put("many", Collections.nCopies(200, 1L));

        assertThatThrownBy(() -> evaluate("inputs.many.map(x, inputs.many.map(y, x + y))"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("10000");
    }

    @Test
    void growthIsBounded() {
        inputs.put("s", "0123456789");
        inputs.put("l", List.of(1L, 2L));

        String doubling = ".map(a, a + a)".repeat(40);
        assertThatThrownBy(() -> evaluate("[inputs.s]" + doubling)).hasMessageContaining("more than 1 MiB");
        assertThatThrownBy(() -> evaluate("[inputs.l]" + doubling)).hasMessageContaining("1,048,576 items");
        assertThatThrownBy(() -> evaluate("[inputs.l]" + ".map(a, [a, a])".repeat(40)))
                .isInstanceOf(ExpressionException.class);
        String twin = "[inputs.l]" + ".map(a, [a, a])".repeat(30);
        assertThatThrownBy(() -> evaluate(twin + " == " + twin)).hasMessageContaining("too large to compare");
    }

    @Test
    void sourceResultAndNestingAreBounded() {
        inputs.put("big", Collections.nCopies(1100, "x".repeat(1000)));
        inputs.put("text", "й".repeat(600_000));

        assertThatThrownBy(() -> evaluate("'" + "x".repeat(4096) + "'")).hasMessageContaining("4096");
        assertThatThrownBy(() -> evaluate("inputs.big")).hasMessageContaining("more than 1 MiB");
        assertThatThrownBy(() -> evaluate("inputs.text")).hasMessageContaining("more than 1 MiB");
        assertThatThrownBy(() -> evaluate("(".repeat(2000) + "1" + ")".repeat(2000)))
                .isInstanceOf(ExpressionException.class);
        assertThatThrownBy(() -> evaluate("[".repeat(2000) + "]".repeat(2000))).isInstanceOf(ExpressionException.class);
    }

    @Test
    void aLongSumIsFine() throws ExpressionException {
        assertThat(evaluate("1" + "+1".repeat(200))).isEqualTo(201L);
    }

    @Test
    void macrosOverManyItemsStayLinear() throws ExpressionException {
        inputs.put("many", Collections.nCopies(9_900, 1L));

        assertThat((List<?>) evaluate("inputs.many.filter(x, x > 0)")).hasSize(9_900);
    }

    @Test
    void namesTheTasksThatItReads() {
        assertThat(new Expression("tasks.a.output + tasks[\"b-c\"].output").tasks())
                .containsExactlyInAnyOrder("a", "b-c");
        assertThat(new Expression("has(tasks.a.output.x) ? tasks.b.state : ''").tasks())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(new Expression("tasks.fetch.output").tasks()).containsExactly("fetch");
        assertThat(new Expression("[1].map(tasks, tasks + 1)").tasks()).isEmpty();
        assertThat(new Expression("tasks.a +").tasks()).isEmpty();
    }

    @Test
    void asksTheScopeOnlyForNamesThatAreMentioned() throws ExpressionException {
        List<String> asked = new ArrayList<>();
        Scope watching = name -> {
            asked.add(name);
            return Map.of("a", 1L);
        };

        new Expression("inputs.a + 1").evaluate(watching);

        assertThat(asked).containsExactly("inputs");
    }

    private @Nullable Object evaluate(String source) throws ExpressionException {
        return new Expression(source).evaluate(scope);
    }

    private static List<@Nullable Object> listOf(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        Collections.addAll(list, values);
        return list;
    }
}

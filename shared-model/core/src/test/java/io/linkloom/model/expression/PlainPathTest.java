package io.linkloom.model.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fast path against CEL itself, on generated values and paths. */
class PlainPathTest {
    private static final List<String> KEYS = List.of("a", "b", "c", "for", "output", "rows", "_x1");
    private final long seed = Long.getLong("loom.seed", 20261123);
    private final Random random = new Random(seed);

    @Test
    void meansTheSameAsCelAndFailsWithTheSameWords() {
        for (int i = 0; i < 3000; i++) {
            Object inputs = value(0);
            Scope scope = name -> name.equals("inputs") ? inputs : null;
            String source = path();
            PlainPath fast = PlainPath.parse(source);
            assertThat(fast).as(source).isNotNull();

            assertThat(outcome(fast, scope))
                    .as("seed %d, %s over %s", seed, source, inputs)
                    .isEqualTo(outcome(new CelExpression(source), scope));
            assertThat(fast.references()).isEqualTo(new CelExpression(source).references());
            assertThat(new CelExpression(source).issues()).isEmpty();
        }
    }

    @Test
    void leavesEverythingElseToCel() {
        for (String source : List.of(
                "",
                ".",
                "inputs.",
                ".inputs",
                "inputs..a",
                "inputs.1a",
                "inputs.true",
                "inputs.in",
                "true",
                "foo.a",
                "inputs a",
                "inputs.a-b",
                "inputs[0]",
                "inputs.é",
                "1",
                "null",
                "inputs.a ",
                "int")) assertThat(PlainPath.parse(source)).as(source).isNull();
    }

    @Test
    void isFast() throws ExpressionException {
        Expression expression = new Expression("tasks.a.output.rows");
        Map<String, Object> tasks = Map.of("a", Map.of("output", Map.of("rows", 1L)));
        Scope scope = name -> tasks;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20_000; i++) expression.evaluate(scope);
            best = Math.min(best, (System.nanoTime() - start) / 20_000);
        }

        assertThat(best).as("nanoseconds an evaluation").isLessThan(1_000);
    }

    private String path() {
        StringBuilder path = new StringBuilder(random.nextInt(20) == 0 ? "item" : "inputs");
        for (int i = random.nextInt(4); i > 0; i--) path.append('.').append(key());
        return path.toString();
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < 4 ? 14 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> random.nextDouble();
            case 5 -> random.nextInt(10) == 0 ? Double.NaN : 1.5f;
            case 6, 7 -> "text \" й\n" + random.nextInt(100);
            case 8 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) list.add(value(depth + 1));
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                for (int i = random.nextInt(6); i > 0; i--) map.put(key(), value(depth + 1));
                yield map;
            }
        };
    }

    private static Object outcome(Compiled expression, Scope scope) {
        try {
            Object value = expression.evaluate(scope);
            return value == null ? "null" : List.of(value.getClass().getSimpleName(), value);
        } catch (ExpressionException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

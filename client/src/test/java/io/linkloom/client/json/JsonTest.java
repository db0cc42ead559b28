package io.linkloom.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Line(
            String product, int amount, @Nullable Double discount) {}

    private record Order(
            UUID id, List<Line> lines, Map<DayOfWeek, Integer> byDay, Set<String> tags, Optional<URI> link) {}

    private record Times(Instant at, Duration took, LocalDate day, ZoneId zone) {}

    private record Part<T>(List<T> items, @Nullable T first) {}

    private record Holder(Part<Line> part) {}

    private record Percent(int value) {
        private Percent {
            if (value > 100) throw new IllegalArgumentException("more than everything");
        }
    }

    private record Primitives(
            boolean flag, byte small, short low, int number, long big, float single, double real, char letter) {}

    @Test
    void readsWhatJsonHas() {
        Object value = read("""
                {"text": "Зміна 🧵", "int": 5, "long": 5000000000, "huge": 123456789012345678901234567890, "real": 1.5,
                 "yes": true, "no": false, "none": null, "list": [1, [], {}]}""");

        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("text", "Зміна 🧵");
        expected.put("int", 5);
        expected.put("long", 5_000_000_000L);
        expected.put("huge", new BigInteger("123456789012345678901234567890"));
        expected.put("real", 1.5);
        expected.put("yes", true);
        expected.put("no", false);
        expected.put("none", null);
        expected.put("list", List.of(1, List.of(), Map.of()));
        assertThat(value).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "<html>", "{} {}", "\"\\x\"", "NaN"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void textThatIsNestedWithoutEndIsRefusedAndHarmsNobody() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(JsonException.class);
    }

    @Test
    void recordsComeBackAsTheyWere() {
        Order order = new Order(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                List.of(new Line("нитка", 3, 0.5), new Line("голка", 1, null)),
                Map.of(DayOfWeek.MONDAY, 2),
                Set.of("новий"),
                Optional.of(URI.create("https://shop.example/1")));

        assertThat(again(order, Order.class)).isEqualTo(order);
    }

    @Test
    void timesAreWrittenAsTheStandardHasThem() {
        Times times = new Times(
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Duration.ofMinutes(90),
                LocalDate.of(2026, 1, 2),
                ZoneId.of("Europe/Kyiv"));

        assertThat(Json.write(times)).isEqualTo("""
                {"at":"2026-01-02T03:04:05.678Z","took":"PT1H30M","day":"2026-01-02","zone":"Europe/Kyiv"}""");
        assertThat(again(times, Times.class)).isEqualTo(times);
    }

    @Test
    void primitivesComeBackAsTheyWere() {
        Primitives all = new Primitives(true, (byte) 1, (short) 2, 3, 4, 5.5f, 6.25, 'ї');

        assertThat(again(all, Primitives.class)).isEqualTo(all);
    }

    @Test
    void theTypesOfGenericRecordsAreKept() {
        Holder holder = new Holder(new Part<>(List.of(new Line("нитка", 3, null)), new Line("голка", 1, null)));

        assertThat(again(holder, Holder.class)).isEqualTo(holder);
    }

    @Test
    void whatIsMissingIsNullOrZeroAndWhatIsUnknownIsLeftOut() {
        assertThat(convert("{\"new\": [1], \"product\": null}", Line.class)).isEqualTo(new Line(nothing(), 0, null));
    }

    @Test
    void saysWhichPlaceIsWrong() {
        assertThatThrownBy(() -> convert("{\"lines\": [{\"product\": \"a\"}, {\"amount\": \"many\"}]}", Order.class))
                .isInstanceOf(JsonException.class)
                .hasMessage("lines.1.amount: expected a int, but got \"many\"");
        assertThatThrownBy(() -> convert("[1]", Line.class)).hasMessage("expected an object, but got a list");
        assertThatThrownBy(() -> convert("\"FUNDAY\"", DayOfWeek.class)).hasMessageContaining("one of [MONDAY, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "5000000000", "\"5\"", "true", "[]"})
    void aNumberThatDoesNotFitIsNotBent(String text) {
        assertThatThrownBy(() -> convert(text, Integer.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPoint() {
        assertThat(convert("5.0", Integer.class)).isEqualTo(5);
        assertThat(convert("5", Double.class)).isEqualTo(5.0);
    }

    @Test
    void tellsWhyARecordRefusesItsValues() {
        assertThatThrownBy(() -> convert("{\"value\": 101}", Percent.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("Percent")
                .hasMessageContaining("more than everything");
    }

    @Test
    void writesCollectionsAndNothing() {
        assertThat(Json.write(
                        new ArrayList<>(Arrays.asList(1, null, "a\n\"", 'b', new int[0].length, Optional.empty()))))
                .isEqualTo("[1,null,\"a\\n\\\"\",\"b\",0,null]");
        assertThat(Json.write(new Object[] {Map.of(1, 2L)})).isEqualTo("[{\"1\":2}]");
        assertThat(Json.write(null)).isEqualTo("null");
    }

    @Test
    void whatIsNoJsonIsNotWritten() {
        for (Object value :
                List.of(new Object(), Double.NaN, Float.POSITIVE_INFINITY, List.of(new StringBuilder().chars()))) {
            assertThatThrownBy(() -> Json.write(value))
                    .isInstanceOf(JsonException.class)
                    .hasMessageContaining("but got");
        }
    }

    private static @Nullable Object read(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Object convert(String text, Class<?> type) {
        return Json.convert(read(text), type);
    }

    private static <T> @Nullable T again(T value, Class<T> type) {
        return Json.read(Json.write(value).getBytes(StandardCharsets.UTF_8), type);
    }

    /** A member that is missing is null, whatever the record says. */
    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }
}

package io.linkloom.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.TaskError;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterMatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ExecutionSummary FAILED = new ExecutionSummary(
            "exec-0123",
            "daily-report",
            3,
            "etl",
            ExecutionState.FAILED,
            "schedule",
            NOW.minusSeconds(3600),
            NOW.minusSeconds(3590),
            NOW.minusSeconds(3000),
            new TaskError("process_data", 2, "http-500", "ECONNRESET by peer"),
            Map.of("region", "ua"),
            null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "status:failed,timeout workflow:daily-* started:>-24h | true",
                "status:succeeded,timeout | false",
                "status!=failed | false",
                "-status:succeeded | true",
                "NOT is:failed | false",
                "DAILY | true",
                "exec-0123 daily | true",
                "0123 | false",
                "id:0123 | true",
                "weekly OR exec-01 | true",
                "weekly exec-01 | false",
                "(weekly OR daily) is:ended | true",
                "workflow:report | true",
                "workflow=report | false",
                "workflow=etl:daily-report | true",
                "workflow:*-report | true",
                "workflow:*-repor | false",
                "ns:etl -tag:test | true",
                "tag:ua | true",
                "label.region=ua | true",
                "label.other=ua | false",
                "label.other!=ua | true",
                "trigger:manual | false",
                "is:scheduled | true",
                "is:held | false",
                "error~\"ECONN.*peer$\" | true",
                "error:http-500 | true",
                "error:process | true",
                "error:timeout | false",
                "rev:3 | true",
                "rev:1..2 | false",
                "rev:>2 | true",
                "rev:>3 | false",
                "rev:>=3 | true",
                "rev:<3 | false",
                "duration:>9m | true",
                "duration:>590s | false",
                "duration:>=590s | true",
                "duration:<=590s | true",
                "duration:<590s | false",
                "duration:9m..10m | true",
                "started:today | true",
                "started:yesterday | false",
                "started:-30m | false",
                "started:-2h | true",
                "started:-2h..-1h | false",
                "created:>2026-11-22 | false",
                "created:>=2026-11-22 | true",
                "created:<2026-11-22 | false",
                "created:<=2026-11-22 | true",
                "created:2026-11-01..2026-11-22 | true",
                "created:2026-11-22T12:30..2026-11-22T13:30 | true",
                "created:>2026-11-22T11:00:00Z | true",
                "ended:<2026-11-22T11:00:00Z | false"
            })
    void asksAnExecution(String line, boolean matches) {
        FilterReading reading = FilterReading.of(line);

        assertThat(reading.problems()).isEmpty();
        assertThat(new FilterMatch(reading.filter(), NOW, ZoneId.of("Europe/Kyiv")).test(FAILED))
                .isEqualTo(matches);
    }

    @Test
    void theServerIsAskedForNoLessThanWhatMatches() {
        FilterHints some = FilterHints.of(FilterReading.of("daily status:failed,timeout ns=etl -status:timeout")
                .filter());
        FilterHints all = FilterHints.of(
                FilterReading.of("daily OR ns=etl OR workflow:a*").filter());

        assertThat(some).isEqualTo(new FilterHints(Set.of(ExecutionState.FAILED), "etl", "daily"));
        assertThat(all).isEqualTo(new FilterHints(Set.of(ExecutionState.values()), null, null));
    }
}

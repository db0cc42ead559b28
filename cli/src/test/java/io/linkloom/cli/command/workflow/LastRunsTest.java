package io.linkloom.cli.command.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.RecentExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastRunsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    @Test
    void theNewestIsAtTheRightAndTheLongestIsTheHighest() {
        LastRuns runs = new LastRuns(List.of(took(800), took(100), took(400), took(1)));

        assertThat(runs.line(false)).isEqualTo("▁▄▁█");
        assertThat(runs.line(true)).isEqualTo("++++");
    }

    @Test
    void whatDidNotSucceedHasItsSign() {
        List<RecentExecution> all = new ArrayList<>();
        for (ExecutionState state : ExecutionState.values()) all.add(new RecentExecution("e", state, null, null));

        assertThat(new LastRuns(all).line(false)).isEqualTo("⧖■✖▁‖▶◌");
        assertThat(new LastRuns(all).line(true)).isEqualTo("T#x+\">.");
    }

    @Test
    void halfOfThoseThatSucceededTookNoLonger() {
        assertThat(new LastRuns(List.of(took(3), took(1), took(2))).median()).isEqualTo(Duration.ofMillis(2));
        assertThat(new LastRuns(List.of(took(4), took(1), took(2), took(3))).median())
                .isEqualTo(Duration.ofMillis(2));
        assertThat(new LastRuns(List.of()).median()).isNull();
    }

    private static RecentExecution took(long millis) {
        return new RecentExecution("e", ExecutionState.SUCCEEDED, START, START.plusMillis(millis));
    }
}

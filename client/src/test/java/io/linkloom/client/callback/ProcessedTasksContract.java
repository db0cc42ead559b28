package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.callback.ProcessedTasks.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every memory of processed tasks has to do. */
abstract class ProcessedTasksContract {
    static final Duration AGE = Duration.ofDays(7);

    Instant now = Instant.parse("2026-01-02T03:04:05Z");

    /** With nothing in it; outputs are kept for {@link #AGE}, by the clock of the test. */
    abstract ProcessedTasks empty();

    @Test
    void givesTheWorkOfAKeyToOne() {
        ProcessedTasks tasks = empty();

        assertThat(tasks.claim("a")).isInstanceOf(Claim.Mine.class);
        assertThat(tasks.claim("a")).isInstanceOf(Claim.Others.class);
        assertThat(tasks.claim("b")).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void whatIsDoneAnswersFromThenOn() {
        ProcessedTasks tasks = empty();
        String output = "{\"рядків\": 42, \"nul\": \"\\u0000\"}";

        tasks.succeeded(mine(tasks, "a"), output);

        assertThat(tasks.claim("a")).isEqualTo(new Claim.Done(output));
        assertThat(tasks.claim("a")).isEqualTo(new Claim.Done(output));
    }

    @Test
    void keepsALargeOutput() {
        ProcessedTasks tasks = empty();
        String output = "\"" + "x".repeat(1024 * 1024) + "\"";

        tasks.succeeded(mine(tasks, "a"), output);

        assertThat(tasks.claim("a")).isEqualTo(new Claim.Done(output));
    }

    @Test
    void whatFailedMayBeDoneAgain() {
        ProcessedTasks tasks = empty();

        tasks.failed(mine(tasks, "a"));

        tasks.succeeded(mine(tasks, "a"), "2");
        assertThat(tasks.claim("a")).isEqualTo(new Claim.Done("2"));
    }

    @Test
    void whatIsForgottenMayBeDoneAgain() {
        ProcessedTasks tasks = empty();
        tasks.succeeded(mine(tasks, "a"), "1");

        tasks.forget("a");
        tasks.forget("never seen");

        assertThat(tasks.claim("a")).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void whatIsUnderWayIsNotForgotten() {
        ProcessedTasks tasks = empty();
        mine(tasks, "a");

        tasks.forget("a");

        assertThat(tasks.claim("a")).isInstanceOf(Claim.Others.class);
    }

    @Test
    void whatWasDoneLongAgoIsForgotten() {
        ProcessedTasks tasks = empty();
        tasks.succeeded(mine(tasks, "a"), "1");
        now = now.plus(AGE).minusSeconds(1);
        assertThat(tasks.claim("a")).isInstanceOf(Claim.Done.class);

        now = now.plus(Duration.ofHours(2));

        assertThat(tasks.claim("a")).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void ofManyAtOnceOneGetsIt() throws Exception {
        ProcessedTasks tasks = empty();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "key-" + round;
                Callable<Claim> claim = () -> tasks.claim(key);
                List<Claim> claims = new ArrayList<>();
                for (Future<Claim> each : threads.invokeAll(java.util.Collections.nCopies(8, claim))) {
                    claims.add(each.get());
                }
                assertThat(claims).filteredOn(Claim.Mine.class::isInstance).hasSize(1);
                assertThat(claims).filteredOn(Claim.Others.class::isInstance).hasSize(7);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static Claim.Mine mine(ProcessedTasks tasks, String key) {
        Claim claim = tasks.claim(key);
        assertThat(claim).isInstanceOf(Claim.Mine.class);
        return (Claim.Mine) claim;
    }
}

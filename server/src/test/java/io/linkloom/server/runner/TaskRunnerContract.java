package io.linkloom.server.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every runner keeps to, whatever it runs. */
public abstract class TaskRunnerContract {
    protected static final Json ROWS = Json.of(Map.of("rows", 42L));

    /** Cannot be evaluated in any scope. */
    protected static final Template BROKEN = new Template.Single(new Expression("1 / 0"));

    protected abstract TaskRunner runner();

    /** Gives [#ROWS]. */
    protected abstract TaskWork succeeding();

    protected abstract TaskWork givingNothing();

    /** Fails in a way that another attempt could mend; the message says `no disk`. */
    protected abstract TaskWork failing();

    protected abstract TaskWork givingTooMuch();

    /** Gives exactly as much as is allowed. */
    protected abstract TaskWork givingTheMost();

    protected abstract TaskWork hanging();

    /** Meets [#BROKEN] on its way. */
    protected abstract Attempts withBrokenExpression();

    /** Whether hanging work has begun. */
    protected abstract boolean hasBegun();

    @Test
    void givesTheOutputOfWorkThatSucceeds() {
        assertThat(Attempts.of(succeeding()).run(runner())).isEqualTo(new Outcome.Succeeded(ROWS));
    }

    @Test
    void givesNullForWorkWithoutOutput() {
        assertThat(Attempts.of(givingNothing()).run(runner())).isEqualTo(new Outcome.Succeeded(Json.NULL));
    }

    @Test
    void saysWhyWorkFailed() {
        Outcome outcome = Attempts.of(failing()).run(runner());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.message()).contains("no disk");
        });
    }

    @Test
    void writesWhyWorkFailedIntoTheLog() {
        Attempts attempt = Attempts.of(failing());

        Outcome outcome = attempt.run(runner());

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(attempt.log().of(LogSink.Stream.SYSTEM))
                .anySatisfy(line -> assertThat(line).contains(((Outcome.Failed) outcome).message()));
    }

    @Test
    void refusesAnOutputBeyondTheLimit() {
        assertThat(Attempts.of(givingTooMuch()).run(runner())).isEqualTo(Outcome.tooLarge());
    }

    @Test
    void takesAnOutputAtTheLimit() {
        assertThat(Attempts.of(givingTheMost()).run(runner()))
                .isInstanceOfSatisfying(Outcome.Succeeded.class, done -> assertThat(done.output().length())
                        .isEqualTo(Json.MAX_BYTES));
    }

    @Test
    void endsWorkThatTakesTooLong() {
        long begin = System.nanoTime();

        Outcome outcome = Attempts.of(hanging()).within(Duration.ofMillis(300)).run(runner());

        assertThat(outcome).isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(6));
    }

    @Test
    void endsSoonAfterACancel() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Outcome> outcome = started(Attempts.of(hanging()).cancelledBy(cancellation));
        Await.until("the work has begun", this::hasBegun);

        cancellation.cancel();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
    }

    @Test
    void doesNothingWhenItIsCancelledBefore() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(Attempts.of(hanging()).cancelledBy(cancellation).run(runner())).isEqualTo(Outcome.cancelled());
        assertThat(hasBegun()).isFalse();
    }

    @Test
    void knowsNothingOfWorkThatItWasInterruptedIn() throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(
                () -> outcome.complete(Attempts.of(hanging()).run(runner())));
        Await.until("the work has begun", this::hasBegun);

        thread.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.interrupted());
    }

    @Test
    void failsForGoodWhenAnExpressionCannotBeEvaluated() {
        assertThat(withBrokenExpression().run(runner())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(FailureCode.EXPRESSION);
            assertThat(failed.retryable()).isFalse();
        });
    }

    protected CompletableFuture<Outcome> started(Attempts attempt) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> outcome.complete(attempt.run(runner())));
        return outcome;
    }
}

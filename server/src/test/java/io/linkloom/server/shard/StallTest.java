package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.json.Json;
import io.linkloom.server.audit.StallAuditor;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Something is lost on purpose; the auditor sees it, says it and mends it. */
class StallTest {
    private final TestDatabase database = TestDatabase.inMemory();
    private final ScriptedRunner runner = new ScriptedRunner();
    private final AtomicReference<Predicate<Effect>> loses = new AtomicReference<>(effect -> false);
    private final AtomicReference<Runnable> onTimer = new AtomicReference<>(() -> {});
    private final AtomicInteger slots = new AtomicInteger(100);
    private final TestEngine engine = new TestEngine(
            database,
            runner,
            TestEngine.Options.NONE.withSlots(pool -> slots.get()).withOutbox(Forgetful::new));
    private final StallAuditor auditor = engine.auditor();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** Loses the first effect of a kind. */
    private final class Forgetful implements Outbox {
        private final Outbox real;

        Forgetful(Outbox real) {
            this.real = real;
        }

        @Override
        public void carryOut(Execution execution, Effect effect) {
            if (effect instanceof Effect.WakeAt) onTimer.get().run();
            if (loses.get().test(effect)) loses.set(any -> false);
            else real.carryOut(execution, effect);
        }

        @Override
        public void closeGate(String execution, Effect.Abort abort) {
            real.closeGate(execution, abort);
        }

        @Override
        public void recovered(Execution execution) {
            real.recovered(execution);
        }

        @Override
        public boolean isUnderWay(String execution, Effect.Dispatch attempt) {
            return real.isUnderWay(execution, attempt);
        }

        @Override
        public boolean isSet(String execution, Effect.WakeAt timer) {
            return real.isSet(execution, timer);
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(StallAuditor.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(StallAuditor.class)).detachAppender(log);
        auditor.close();
        engine.close();
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.close();
    }

    private void lose(Class<? extends Effect> kind) {
        loses.set(kind::isInstance);
    }

    private List<Stall> round() {
        try {
            return auditor.round();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The first round suspects, the second is sure. */
    private void found(String execution, Stall.Kind kind, String why) {
        assertThat(round()).isEmpty();
        assertThat(auditor.stuck()).isZero();
        assertThat(round()).singleElement().satisfies(stall -> {
            assertThat(stall.kind()).isEqualTo(kind);
            assertThat(stall.execution()).isEqualTo(execution);
            assertThat(stall.why()).contains(why);
        });
        assertThat(auditor.stuck()).isEqualTo(1);
        assertThat(auditor.repaired()).isEqualTo(1);
        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .startsWith(execution)
                        .contains(why)
                        .contains("taken up again"));
    }

    private void nothingMore() {
        assertThat(round()).isEmpty();
        assertThat(round()).isEmpty();
        assertThat(auditor.stuck()).isZero();
        assertThat(auditor.repaired()).isEqualTo(1);
        assertThat(log.list).hasSize(1);
    }

    @Test
    void aTimerThatWasLostIsSetAgain() {
        engine.register("id: pause\ntasks:\n  - {id: rest, type: wait, duration: 1ms}\n");
        lose(Effect.WakeAt.class);
        String id = engine.start("pause");

        found(id, Stall.Kind.TIMER, "no timer is set");

        engine.await(id, ExecutionState.SUCCEEDED);
        nothingMore();
    }

    @Test
    void anAttemptThatNobodyMakesIsMadeAgainAndItsSlotIsNotLost() {
        slots.set(1);
        engine.register(Workflows.SINGLE);
        lose(Effect.Dispatch.class);
        String id = engine.start("single");

        found(id, Stall.Kind.FLIGHT, "the open attempt 1 that nobody makes");

        engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(runner.calls("only"))
                .extracting(ScriptedRunner.Call::attempt)
                .containsExactly(2);
        engine.await(engine.start("single"), ExecutionState.SUCCEEDED);
        nothingMore();
    }

    @Test
    void aLostPlaceInAQueueIsGivenBack() {
        slots.set(1);
        engine.register(Workflows.SINGLE);
        engine.register("id: pause\ntasks:\n  - {id: rest, type: wait, duration: 1h}\n");
        runner.hold("only");
        String first = engine.start("single");
        runner.awaitCalls("only", 1);
        String second = engine.start("single");
        onTimer.set(() -> {
            // On the loop's own thread: the ticket is taken out, and nobody gets it.
            onTimer.set(() -> {});
            slots.set(2);
            engine.pools().grantable();
            slots.set(1);
        });
        String pause = engine.start("pause");

        found(second, Stall.Kind.PLACE, "stands in no queue");

        runner.letGo("only");
        engine.await(first, ExecutionState.SUCCEEDED);
        engine.await(second, ExecutionState.SUCCEEDED);
        engine.send(pause, new Command.Cancel(null, null));
        nothingMore();
    }

    private void registerFamily() {
        engine.register(Workflows.SINGLE);
        engine.register("id: parent\ntasks:\n  - {id: call, type: workflow, workflow: single}\n");
    }

    private String childOf(String parent) {
        Await.until("there is a child", () -> engine.run(parent, "call").child() != null);
        return String.valueOf(engine.run(parent, "call").child()).replaceAll(".*(exec-[a-z0-9]+).*", "$1");
    }

    @Test
    void aParentIsToldWhatItMissed() {
        registerFamily();
        runner.hold("only");
        String parent = engine.start("parent");
        runner.awaitCalls("only", 1);
        String child = childOf(parent);
        lose(Effect.Ended.class);
        runner.letGo("only");
        engine.await(child, ExecutionState.SUCCEEDED);

        found(parent, Stall.Kind.CHILD, "the child " + child + ", which has ended");

        engine.await(parent, ExecutionState.SUCCEEDED);
        nothingMore();
    }

    @Test
    void aChildWhoseParentHasEndedIsCancelled() {
        registerFamily();
        runner.hold("only");
        String parent = engine.start("parent");
        runner.awaitCalls("only", 1);
        String child = childOf(parent);
        // Answered after the parent has been told that the child exists: later that would cancel it by itself.
        engine.send(child, new Command.Resume(null));
        lose(Effect.CancelChild.class);
        engine.send(parent, new Command.Cancel(null, null));

        found(child, Stall.Kind.PARENT, "is the child of " + parent);

        engine.await(child, ExecutionState.CANCELLED);
        nothingMore();
    }

    @Test
    void aChildThatAPersonOpenedAgainIsLeftAlone() {
        registerFamily();
        runner.script(
                "only",
                attempt -> attempt.run().attempt() == 1
                        ? Outcome.permanent("HTTP_400", "no")
                        : new Outcome.Succeeded(Json.NULL));
        String parent = engine.start("parent");
        engine.await(parent, ExecutionState.FAILED);
        String child = childOf(parent);
        runner.hold("only");
        engine.send(child, new Command.Requeue("only", null, null));
        runner.awaitCalls("only", 2);

        for (int i = 0; i < 3; i++) assertThat(round()).isEmpty();

        assertThat(engine.read(child).state()).isEqualTo(ExecutionState.RUNNING);
        runner.letGo("only");
        engine.await(child, ExecutionState.SUCCEEDED);
    }

    @Test
    void whatIsQuarantinedIsReportedAndLeftAlone() {
        engine.register("""
                id: poisoned
                tasks:
                  - {id: source, type: http, url: "http://one/t"}
                  - {id: reader, type: http, url: "http://one/t", dependsOn: [source], when: "${{ tasks.source.output.x }}"}
                """);
        runner.script("source", attempt -> new Outcome.Succeeded(Json.trusted(new byte[] {'{', 'b'})));
        String id = engine.start("poisoned");
        runner.awaitCalls("source", 1);
        Await.until(
                "it is quarantined", () -> engine.send(id, new Command.Pause(null)) instanceof Reply.NoSuchExecution);

        List<Stall> last = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            last = round();
        }

        assertThat(last).extracting(Stall::kind).containsExactly(Stall.Kind.QUARANTINED);
        assertThat(auditor.stuck()).isEqualTo(1);
        assertThat(auditor.repaired()).isZero();
        assertThat(log.list).hasSize(1);
    }

    @Test
    void whatCannotBeMendedIsTriedThreeTimes() {
        engine.register("id: pause\ntasks:\n  - {id: rest, type: wait, duration: 1ms}\n");
        loses.set(new Predicate<>() {
            @Override
            public boolean test(Effect effect) {
                if (effect instanceof Effect.WakeAt) {
                    // Forever.
                    engine.inbox().wake();
                    onTimer.set(() -> loses.set(this));
                }
                return effect instanceof Effect.WakeAt;
            }
        });
        engine.start("pause");

        for (int i = 0; i < 8; i++) round();

        assertThat(auditor.stuck()).isEqualTo(1);
        assertThat(auditor.repaired()).isEqualTo(3);
        assertThat(log.list).hasSize(4);
        assertThat(log.list.getLast().getFormattedMessage()).contains("cannot be mended");
    }

    @Test
    void whoeverIsOnlyWaitingOrBusyIsLeftAlone() {
        slots.set(3);
        registerFamily();
        engine.register(Workflows.CHAIN);
        engine.register(
                "id: pause\ntimeout: 1h\ntasks:\n  - {id: rest, type: wait, duration: 5ms}\n  - {id: sign, type: approval}\n");
        engine.register(
                "id: one-by-one\nconcurrency: {max: 1}\ntasks:\n  - {id: a, type: http, url: \"http://one/t\"}\n");
        engine.register("""
                id: wide
                inputs: {list: {type: array, default: [1, 2, 3, 4, 5, 6, 7]}}
                tasks: [{id: each, type: http, url: "http://two/t", forEach: "${{ inputs.list }}", maxParallel: 2}]
                """);
        engine.register(
                "id: moody\ntasks:\n  - {id: moody, type: http, url: \"http://one/t\", retry: {delay: 2ms, jitter: 0}}\n");
        runner.script(
                "moody",
                attempt -> attempt.run().attempt() < 3
                        ? Outcome.retryable("HTTP_503", "not yet")
                        : new Outcome.Succeeded(Json.of(3)));
        List<String> ended = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int rounds = 0;
        for (int i = 0; i < 40; i++) {
            for (String id : List.of("parent", "chain", "one-by-one", "wide", "moody")) ended.add(engine.start(id));
            waiting.add(engine.start("pause"));
            if (i % 4 == 0) {
                assertThat(round()).as("round " + rounds++).isEmpty();
                long received = engine.inbox().received();
                Await.until(
                        "much has happened",
                        () -> engine.inbox().received() > received + 30
                                || engine.inbox().size() == 0);
            }
        }
        for (String id : ended) engine.await(id, ExecutionState.SUCCEEDED);
        assertThat(round()).isEmpty();
        assertThat(round()).isEmpty();
        for (String id : waiting) {
            assertThat(engine.read(id).state()).isEqualTo(ExecutionState.RUNNING);
            engine.send(id, new Command.Pause(null));
        }
        assertThat(round()).isEmpty();
        assertThat(round()).isEmpty();
        assertThat(auditor.repaired()).isZero();
        assertThat(log.list).isEmpty();
    }
}

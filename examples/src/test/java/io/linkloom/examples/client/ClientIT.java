package io.linkloom.examples.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.linkloom.api.BackendSpec;
import io.linkloom.api.EventReceipt;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.FiringResult;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.client.CloudEvent;
import io.linkloom.client.DeadLetterFilter;
import io.linkloom.client.ExecutionQuery;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LogQuery;
import io.linkloom.client.RawAnswer;
import io.linkloom.client.TriggerRequest;
import io.linkloom.client.WorkflowQuery;
import io.linkloom.examples.stage.LoomServer;
import io.linkloom.examples.stage.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call of every room, on the packaged server. */
@ExtendWith(SharedServer.class)
class ClientIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LinkLoomClient client;

    ClientIT(LoomServer server) {
        client = server.client();
    }

    private ExecutionDetails run(String workflow, Map<String, ?> inputs) {
        return client.await(client.trigger(workflow, inputs).id(), PATIENCE);
    }

    @Test
    void workflowsAreRegisteredReadChangedAndDeleted() {
        String first =
                "id: client-a\nname: Перший\nlabels: {suite: client}\ntasks:\n  - {id: w, type: wait, duration: 1ms}\n";
        String second = first + "  - {id: v, type: wait, duration: 1ms, dependsOn: [w]}\n";

        assertThat(client.workflows().validate(first).result()).isEqualTo(WorkflowRegistration.CREATED);
        assertThat(client.registerWorkflow(first).version()).isEqualTo(1);
        assertThat(client.registerWorkflow(first).result()).isEqualTo(WorkflowRegistration.UNCHANGED);
        assertThat(client.workflows().put("client-a", second).version()).isEqualTo(2);
        assertThat(client.workflows().source("client-a")).isEqualTo(second);
        assertThat(client.workflows().source("client-a", 1)).isEqualTo(first);
        assertThat(client.workflows().version("client-a", 1).source()).isEqualTo(first);
        assertThat(client.workflows().versions("client-a")).hasSize(2);
        assertThat(client.workflows().graph("client-a").levels()).containsExactly(List.of("w"), List.of("v"));
        assertThat(client.workflows().layout("client-a").nodes()).hasSize(2);
        assertThat(client.workflows().layout("client-a", 1).nodes()).hasSize(1);
        assertThat(client.workflows().pause("client-a").paused()).isTrue();
        assertThat(client.workflows().resume("client-a").paused()).isFalse();
        WorkflowQuery query =
                WorkflowQuery.newest(1).labelled("suite", "client").matching("перш");
        assertThat(client.workflows().list(query).items())
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo("client-a"));
        client.workflows().delete("client-a");
        assertThatThrownBy(() -> client.workflows().get("client-a"))
                .isInstanceOfSatisfying(
                        LinkLoomException.class, e -> assertThat(e.status()).isEqualTo(404));
        assertThat(client.workflows().schema()).contains("\"$schema\"");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        LinkLoomException refusal = catchThrowableOfType(
                LinkLoomException.class,
                () -> client.registerWorkflow("id: client-b\ntasks:\n  - id: a\n    typ: wait\n"));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.errors()).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.suggestion()).isEqualTo("type");
        });
    }

    @Test
    void executionsAreStartedOnceWaitedForAndReadFromAllSides() {
        client.registerWorkflow("""
                id: client-run
                inputs:
                  rows: {type: int, default: 1}
                tasks:
                  - id: say
                    type: shell
                    command: echo "рядок $ROWS"; echo "$ROWS" > "$LOOM_OUTPUT"
                    env: {ROWS: "${{ inputs.rows }}"}
                  - id: each
                    type: wait
                    duration: 1ms
                    dependsOn: [say]
                    forEach: "${{ [1, 2, 3] }}"
                outputs: {rows: "${{ tasks.say.output }}"}
                """);
        TriggerRequest request =
                TriggerRequest.of("client-run").input("rows", 42).label("suite", "client");

        String id = client.trigger(request).id();

        assertThat(client.trigger(request).id()).isEqualTo(id);
        ExecutionDetails ended = client.await(id, PATIENCE);
        assertThat(ended.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(ended.outputs()).containsEntry("rows", 42);
        assertThat(client.executions().logText(id, LogQuery.all().ofTask("say")))
                .isEqualTo("рядок 42\n");
        assertThat(client.executions()
                        .logs(id, LogQuery.all().matching("рядок"))
                        .items())
                .hasSize(1);
        assertThat(client.executions().task(id, "say").attemptList()).hasSize(1);
        assertThat(client.executions().items(id, "each", 2, null).items()).hasSize(2);
        assertThat(client.executions().item(id, "each", 2).index()).isEqualTo(2);
        assertThat(client.executions().timeline(id))
                .extracting(entry -> entry.seq())
                .startsWith(1L, 2L);
        assertThat(client.executions().explain(id).tasks()).isEmpty();
        assertThat(client.executions().explain(id, "say").tasks()).hasSize(1);
        String other = run("client-run", Map.of()).id();
        assertThat(client.executions().compare(id, other).inputs())
                .singleElement()
                .satisfies(difference -> assertThat(difference.name()).isEqualTo("rows"));
        ExecutionQuery query = ExecutionQuery.newest(10)
                .ofWorkflow("client-run")
                .inState(ExecutionState.SUCCEEDED)
                .startedBy("manual")
                .labelled("suite", "client")
                .between(ended.createdAt(), Instant.now());
        assertThat(client.executions().list(query).items())
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo(id));
        assertThat(client.status().executions().get(ExecutionState.SUCCEEDED)).isPositive();
    }

    @Test
    void executionsAreSteered() {
        client.registerWorkflow("""
                id: client-sign
                tasks:
                  - {id: sign, type: approval, message: "Ship?"}
                  - {id: w, type: wait, duration: 1ms, dependsOn: [sign]}
                """);
        String approved = client.trigger("client-sign").id();
        String rejected = client.trigger("client-sign").id();
        String cancelled = client.trigger("client-sign").id();

        assertThat(client.executions().pause(approved).state()).isEqualTo(ExecutionState.PAUSED);
        assertThat(client.executions().resume(approved).state()).isEqualTo(ExecutionState.RUNNING);
        client.executions().approve(approved, "sign", "так");
        assertThat(client.await(approved, PATIENCE).state()).isEqualTo(ExecutionState.SUCCEEDED);
        client.executions().reject(rejected, "sign", "ні");
        assertThat(client.await(rejected, PATIENCE).state()).isEqualTo(ExecutionState.FAILED);
        assertThat(client.executions().digest(rejected).nextSteps()).isNotEmpty();
        assertThat(client.executions().cancel(cancelled, "зайве").state()).isEqualTo(ExecutionState.CANCELLED);
        assertThatThrownBy(() -> client.cancel(cancelled))
                .isInstanceOfSatisfying(
                        LinkLoomException.class, e -> assertThat(e.status()).isEqualTo(409));
        assertThat(client.executions().rerunFailed(rejected).state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(client.executions().rerunTask(approved, "sign").state()).isEqualTo(ExecutionState.RUNNING);
        String again =
                client.executions().rerunFromStart(cancelled, 1, "client-again").id();
        assertThat(client.executions()
                        .rerunFromStart(cancelled, 1, "client-again")
                        .id())
                .isEqualTo(again);
        List.of(rejected, approved, again).forEach(client::cancel);
    }

    @Test
    void theDeadAreLookedAfter() {
        client.registerWorkflow("""
                id: client-dead
                tasks:
                  - id: no
                    type: shell
                    command: exit 3
                    retry: {maxAttempts: 1}
                """);
        String id = run("client-dead", Map.of()).id();
        DeadLetterFilter ofThis = DeadLetterFilter.all().ofExecution(id);
        String letter =
                client.deadLetters().list(ofThis, 5, null).items().get(0).id();

        assertThat(client.deadLetters().requeue(letter).state()).isEqualTo(ExecutionState.RUNNING);
        client.await(id, PATIENCE);
        assertThat(client.deadLetters().requeueAll(ofThis).count()).isEqualTo(1);
        client.await(id, PATIENCE);
        assertThat(client.deadLetters().discardAll(ofThis).count()).isEqualTo(1);
        assertThat(client.deadLetters().list(ofThis, 5, null).items()).isEmpty();
        String second = run("client-dead", Map.of()).id();
        DeadLetterFilter ofThat = DeadLetterFilter.all().ofExecution(second).ofWorkflow("client-dead");
        client.deadLetters()
                .discard(client.deadLetters()
                        .list(ofThat, 5, null)
                        .items()
                        .get(0)
                        .id());
        assertThat(client.deadLetters().list(ofThat, 5, null).items()).isEmpty();
    }

    @Test
    void schedulesAreForeseenAndMadeUpFor() {
        client.registerWorkflow(
                "id: client-cron\nschedule: \"0 * * * *\"\ntasks:\n  - {id: w, type: wait, duration: 1ms}\n");
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Instant from = hour.minus(3, ChronoUnit.HOURS);

        assertThat(client.schedules().next("client-cron", 2, from))
                .extracting(next -> next.at())
                .containsExactly(from.plus(1, ChronoUnit.HOURS), from.plus(2, ChronoUnit.HOURS));
        assertThat(client.schedules().next("client-cron", 3)).hasSize(3);
        assertThat(client.schedules().backfill("client-cron", from, hour).started())
                .isEqualTo(3);
        assertThat(client.schedules().backfill("client-cron", from, hour).existing())
                .isEqualTo(3);
        assertThat(client.schedules().firings("client-cron", 10, null).items())
                .hasSizeGreaterThanOrEqualTo(3)
                .anySatisfy(firing -> assertThat(firing.result()).isEqualTo(FiringResult.STARTED));
    }

    @Test
    void backendsSecretsAndBackupsAreKept() {
        BackendSpec spec =
                new BackendSpec(List.of("http://localhost:9"), null, 7, null, null, Duration.ofSeconds(5), null, null);

        assertThat(client.backends().put("client-shop", spec).spec().concurrency())
                .isEqualTo(7);
        BackendSpec kept = client.backends().get("client-shop").spec();
        assertThat(kept.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(client.backends().put("client-shop", kept).spec()).isEqualTo(kept);
        assertThat(client.backends().list(500, null).items())
                .anySatisfy(each -> assertThat(each.name()).isEqualTo("client-shop"));
        client.backends().delete("client-shop");
        assertThat(client.secrets().put("CLIENT_KEY", "seven seas").result()).isEqualTo("created");
        assertThat(client.secrets().get("CLIENT_KEY").namespace()).isEqualTo("default");
        assertThat(client.secrets().list("default", 500, null).items())
                .anySatisfy(each -> assertThat(each.name()).isEqualTo("CLIENT_KEY"));
        client.secrets().delete("CLIENT_KEY");
        String made = client.backups().make().name();
        assertThat(client.backups().list(10, null).items())
                .anySatisfy(each -> assertThat(each.name()).isEqualTo(made));
    }

    @Test
    void eventsStartWhatWaitsForThemOnce() {
        client.registerWorkflow("""
                id: client-order
                inputs: {order: {type: int, required: true}}
                triggers:
                  - {type: event, event: client.order, inputs: {order: "${{ event.data.id }}"}}
                tasks:
                  - {id: w, type: wait, duration: 1ms}
                """);
        CloudEvent event = CloudEvent.of("/client-it", "client.order").data(Map.of("id", 17));

        EventReceipt receipt = client.sendEvent(event);

        assertThat(client.sendEvent(event)).isEqualTo(receipt);
        assertThat(client.execution(receipt.executions().get(0).id()).inputs()).containsEntry("order", 17);
        assertThat(client.sendEvents(List.of(
                                CloudEvent.of("/client-it", "client.order").data(Map.of("id", 18)),
                                CloudEvent.of("/client-it", "client.order").data(Map.of("id", 19))))
                        .executions())
                .hasSize(2);
    }

    @Test
    void manyAreStartedAndWaitedForWithoutAThreadEach() {
        client.registerWorkflow("id: client-many\ntasks:\n  - {id: w, type: wait, duration: 300ms}\n");
        var all = IntStream.range(0, 50)
                .mapToObj(i -> client.async()
                        .trigger("client-many", Map.of())
                        .thenCompose(started -> client.async().await(started.id(), PATIENCE)))
                .toList();

        assertThat(all).allSatisfy(each -> assertThat(each.join().state()).isEqualTo(ExecutionState.SUCCEEDED));
    }

    @Test
    void theServerTellsOfItself() {
        assertThat(client.meta().features()).contains("stream");
        RawAnswer raw = client.raw("GET", "/api/executions/exec-none", Map.of(), null);
        assertThat(raw.status()).isEqualTo(404);
        assertThat(raw.text()).contains("\"code\"");
    }
}

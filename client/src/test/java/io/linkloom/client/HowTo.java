package io.linkloom.client;

import static io.linkloom.client.WorkflowDto.readYaml;

import io.linkloom.api.Digest;
import io.linkloom.api.EventReceipt;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.WorkflowRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The code of docs/how-to/java-client.md, compiled. A block there stands here line by line. */
abstract class HowTo {
    abstract void show(StreamEvent event);

    abstract void showAllAnew();

    static LinkLoomClient connect() {
        LinkLoomClient client = LinkLoomClient.builder()
                .url("http://localhost:8080")
                .token(System.getenv("LINK_LOOM_TOKEN"))
                .build();
        return client;
    }

    static int register(LinkLoomClient client) {
        WorkflowDto workflow = readYaml("workflows/daily-report.yaml");
        WorkflowRegistration registration = client.registerWorkflow(workflow);
        return registration.version();
    }

    static void start(LinkLoomClient client) {
        ExecutionDetails started = client.trigger("daily-report", Map.of("limit", 5));
        ExecutionDetails ended = client.await(started.id(), Duration.ofMinutes(10));
        if (ended.state() != ExecutionState.SUCCEEDED) {
            Digest digest = client.executions().digest(ended.id());
            throw new IllegalStateException(digest.text());
        }
    }

    static void startOnce(LinkLoomClient client) {
        client.trigger(TriggerRequest.of("fulfil")
                .input("order", "o-4711")
                .label("team", "sales")
                .idempotencyKey("order-o-4711"));
    }

    static List<EventReceipt.Started> send(LinkLoomClient client) {
        EventReceipt receipt = client.sendEvent(
                CloudEvent.of("/shop", "order.created").id("4711").data(Map.of("id", "o-1", "amount", 250)));
        return receipt.executions();
    }

    void watch(LinkLoomClient client) {
        try (EventStream events = client.events(EventQuery.all().ofWorkflow("daily-report"))) {
            for (ServerEvent event : events) {
                if (event instanceof ServerEvent.Change change) show(change.event());
                if (event instanceof ServerEvent.Reset) showAllAnew();
            }
        }
    }

    static CompletableFuture<ExecutionState> async(LinkLoomClient client) {
        CompletableFuture<ExecutionState> state = client.async()
                .trigger("daily-report", Map.of("limit", 5))
                .thenCompose(execution -> client.async().await(execution.id(), Duration.ofMinutes(10)))
                .thenApply(ExecutionDetails::state);
        return state;
    }
}

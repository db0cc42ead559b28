package io.linkloom.client;

import io.linkloom.api.EventReceipt;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Meta;
import io.linkloom.api.WorkflowRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@link LinkLoomClient} for callers who do not wait. No call occupies a thread while it is under way, its
 * repetitions and pauses included.
 *
 * <p>A result fails with what the call would have thrown. Who cancels a result, or lets it time out, takes the call back:
 * its connection is closed and it is not repeated; what the server has taken on by then stays.
 */
public final class AsyncLinkLoomClient {
    private final Exchange exchange;

    AsyncLinkLoomClient(Exchange exchange) {
        this.exchange = exchange;
    }

    /** As {@link LinkLoomClient#registerWorkflow(String)}. */
    public CompletableFuture<WorkflowRegistration> registerWorkflow(String yaml) {
        return exchange.sendAsync(Verbs.register(yaml));
    }

    /** As {@link LinkLoomClient#registerWorkflow(WorkflowDto)}. */
    public CompletableFuture<WorkflowRegistration> registerWorkflow(WorkflowDto workflow) {
        return exchange.sendAsync(Verbs.register(workflow.source()));
    }

    /** As {@link LinkLoomClient#trigger(String, Map)}. */
    public CompletableFuture<ExecutionDetails> trigger(
            String workflow, Map<String, ? extends @Nullable Object> inputs) {
        return trigger(TriggerRequest.of(workflow).inputs(inputs));
    }

    /** As {@link LinkLoomClient#trigger(TriggerRequest)}. */
    public CompletableFuture<ExecutionDetails> trigger(TriggerRequest request) {
        return exchange.sendAsync(Verbs.trigger(request));
    }

    /** As {@link LinkLoomClient#execution(String)}. */
    public CompletableFuture<ExecutionDetails> execution(String id) {
        return exchange.sendAsync(Verbs.execution(id));
    }

    /** As {@link LinkLoomClient#await(String, Duration)}; a result that is given up leaves the execution alone. */
    public CompletableFuture<ExecutionDetails> await(String id, Duration timeout) {
        return Await.start(exchange, id, timeout);
    }

    /** As {@link LinkLoomClient#cancel(String)}. */
    public CompletableFuture<ExecutionDetails> cancel(String id) {
        return exchange.sendAsync(Verbs.cancel(id, null));
    }

    /** As {@link LinkLoomClient#sendEvent(CloudEvent)}. */
    public CompletableFuture<EventReceipt> sendEvent(CloudEvent event) {
        return exchange.sendAsync(Verbs.send(event));
    }

    /** As {@link LinkLoomClient#sendEvents(List)}. */
    public CompletableFuture<EventReceipt> sendEvents(List<CloudEvent> events) {
        return exchange.sendAsync(Verbs.send(events));
    }

    /** As {@link LinkLoomClient#meta()}. */
    public CompletableFuture<Meta> meta() {
        return exchange.sendAsync(Verbs.meta());
    }
}

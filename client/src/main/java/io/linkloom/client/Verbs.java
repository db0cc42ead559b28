package io.linkloom.client;

import io.linkloom.api.CancelExecution;
import io.linkloom.api.EventReceipt;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Meta;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.StartExecution;
import io.linkloom.api.WorkflowRegistration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that exist in two forms: for callers who wait and for callers who do not. */
final class Verbs {
    private Verbs() {}

    static Call<Meta> meta() {
        return Call.get(Address.of("meta"), Meta.class);
    }

    static Call<ServerStatus> status() {
        return Call.get(Address.of("status"), ServerStatus.class);
    }

    static Call<WorkflowRegistration> register(String yaml) {
        return Call.document("POST", Address.of("workflows"), yaml, WorkflowRegistration.class);
    }

    static Call<ExecutionDetails> trigger(TriggerRequest request) {
        return Call.post(
                        Address.of("workflows", request.workflow(), "executions"),
                        new StartExecution(new LinkedHashMap<>(request.inputs()), request.labels()),
                        ExecutionDetails.class)
                .withKey(request.idempotencyKey());
    }

    static Call<ExecutionDetails> execution(String id) {
        return Call.get(Address.of("executions", id), ExecutionDetails.class);
    }

    static Call<ExecutionDetails> cancel(String id, @Nullable String reason) {
        return Call.post(
                Address.of("executions", id, "cancel"),
                reason == null ? null : new CancelExecution(reason),
                ExecutionDetails.class);
    }

    static Call<EventReceipt> send(CloudEvent event) {
        return Call.post(Address.of("events"), event.json(), EventReceipt.class)
                .with("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .repeatably();
    }

    static Call<EventReceipt> send(List<CloudEvent> events) {
        List<Map<String, Object>> batch = events.stream().map(CloudEvent::json).toList();
        return Call.post(Address.of("events"), batch, EventReceipt.class)
                .with("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
                .repeatably();
    }
}

package io.linkloom.server.observability.trace;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Plan;
import io.linkloom.server.runner.TraceIds;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the events of an execution into its spans: one for itself, below it one for each attempt. */
final class ExecutionSpans {
    private final ExecutionHeader header;
    private final @Nullable Plan plan;
    private final Instances instances;
    private final Resource resource;
    private final List<SpanData> attempts = new ArrayList<>();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private Instant begun;
    private int endings;

    /** An attempt whose end has not been read yet. */
    private record Open(Event.OfTask begin, int attempt, List<EventData> events) {}

    private ExecutionSpans(
            Event.ExecutionCreated created, @Nullable Plan plan, Instances instances, Resource resource) {
        this.header = created.header();
        this.begun = created.at();
        this.plan = plan;
        this.instances = instances;
        this.resource = resource;
    }

    /**
     * The spans from when the execution began, or was last opened again, to its end.
     *
     * @param events all of them, the last of which ends the execution
     * @param cause of the execution: the span of the request that asked for it; null when none is known
     */
    static List<SpanData> of(
            List<Event> events,
            @Nullable Plan plan,
            Instances instances,
            @Nullable SpanContext cause,
            Resource resource) {
        ExecutionSpans spans =
                new ExecutionSpans((Event.ExecutionCreated) events.getFirst(), plan, instances, resource);
        for (Event event : events) spans.take(event);
        return spans.finish(events.getLast(), cause);
    }

    private void take(Event event) {
        switch (event) {
            case Event.ExecutionReopened reopened -> {
                endings++;
                begun = reopened.at();
                attempts.clear();
                open.clear();
            }
            case Event.AttemptStarted started -> begin(started, started.attempt());
            case Event.TaskWaiting waiting -> {
                Open known = open.get(key(waiting));
                if (known == null) known = begin(waiting, waiting.attempt());
                known.events()
                        .add(EventData.create(
                                nanos(waiting.at()), "waits for " + waiting.reason(), Attributes.empty()));
            }
            case Event.AttemptFailed failed -> end(failed, "FAILED", failed.failure());
            case Event.AttemptLost lost ->
                end(lost, "LOST", new TaskFailure("LOST", "What became of the attempt is not known"));
            case Event.TaskSucceeded succeeded -> end(succeeded, "SUCCEEDED", null);
            case Event.TaskDead dead -> end(dead, "FAILED", dead.failure());
            case Event.TaskCancelled cancelled -> end(cancelled, "CANCELLED", null);
            case Event.OfExecution other -> {}
            case Event.OfTask other -> {}
        }
    }

    private Open begin(Event.OfTask event, int attempt) {
        Open begun = new Open(event, attempt, new ArrayList<>(1));
        open.put(key(event), begun);
        return begun;
    }

    private void end(Event.OfTask event, String outcome, @Nullable TaskFailure failure) {
        Open attempt = open.remove(key(event));
        if (attempt == null) return;
        String task = event.task();
        String type = type(task);
        AttributesBuilder attributes = own().put("link_loom.task", task)
                .put("link_loom.attempt", (long) attempt.attempt())
                .put("link_loom.outcome", outcome);
        if (type != null) attributes.put("link_loom.task.type", type);
        if (event.index() != null)
            attributes.put("link_loom.task.index", event.index().longValue());
        if (failure != null) attributes.put("error.type", failure.code());
        String span = TraceIds.attempt(header.id(), task, event.index(), attempt.attempt());
        String instance = instances.of(span);
        if (instance != null) attributes.put("link_loom.backend.instance", instance);
        attempts.add(new FinishedSpan(
                "task " + task,
                "http".equals(type) ? SpanKind.CLIENT : SpanKind.INTERNAL,
                context(header.id(), span),
                root(),
                failure == null ? StatusData.unset() : StatusData.create(StatusCode.ERROR, failure.message()),
                nanos(attempt.begin().at()),
                nanos(event.at()),
                attributes.build(),
                attempt.events(),
                List.of(),
                resource));
    }

    private List<SpanData> finish(Event end, @Nullable SpanContext cause) {
        // What the end of the execution cut off.
        for (Open attempt : List.copyOf(open.values())) {
            Event.OfTask begin = attempt.begin();
            end(new Event.TaskCancelled(end.at(), begin.task(), begin.index()), "CANCELLED", null);
        }
        List<LinkData> links = new ArrayList<>(2);
        if (cause != null) links.add(LinkData.create(cause));
        ParentTask parent = header.parent();
        if (parent != null) {
            String span = TraceIds.attempt(parent.execution(), parent.task(), parent.index(), parent.attempt());
            links.add(LinkData.create(context(parent.execution(), span)));
        }
        AttributesBuilder attributes =
                own().put("link_loom.trigger", header.trigger().type());
        StatusData status = switch (end) {
            case Event.ExecutionSucceeded succeeded -> StatusData.ok();
            case Event.ExecutionFailed failed -> {
                attributes.put("error.type", failed.cause().code());
                yield StatusData.create(StatusCode.ERROR, failed.cause().message());
            }
            case Event.ExecutionTimedOut late -> {
                attributes.put("error.type", "TIMED_OUT");
                yield StatusData.create(StatusCode.ERROR, "The execution timed out");
            }
            case Event.OfExecution other -> StatusData.unset();
            case Event.OfTask other -> StatusData.unset();
        };
        List<SpanData> all = new ArrayList<>(attempts.size() + 1);
        all.add(new FinishedSpan(
                "workflow " + header.workflow(),
                SpanKind.INTERNAL,
                root(),
                endings == 0 ? SpanContext.getInvalid() : context(header.id(), TraceIds.execution(header.id(), 0)),
                status,
                nanos(begun),
                nanos(end.at()),
                attributes.build(),
                List.of(),
                links,
                resource));
        all.addAll(attempts);
        return all;
    }

    private AttributesBuilder own() {
        return Attributes.builder()
                .put("link_loom.execution", header.id())
                .put("link_loom.workflow", header.workflow())
                .put("link_loom.workflow.version", (long) header.version())
                .put("link_loom.namespace", header.namespace());
    }

    private @Nullable String type(String task) {
        if (plan == null) return null;
        return plan.task(plan.graph().ordinal(task)).work().type();
    }

    private SpanContext root() {
        return context(header.id(), TraceIds.execution(header.id(), endings));
    }

    private static SpanContext context(String execution, String span) {
        return SpanContext.create(TraceIds.trace(execution), span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static String key(Event.OfTask event) {
        return event.task() + '/' + event.index();
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }
}

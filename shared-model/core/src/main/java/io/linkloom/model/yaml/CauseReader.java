package io.linkloom.model.yaml;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.Cause;
import io.linkloom.model.scenario.CronInstants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads why the execution of a scenario starts. */
final class CauseReader {
    private static final List<String> ENDS = List.of("SUCCEEDED", "FAILED", "CANCELLED", "TIMED_OUT");
    private static final List<String> KINDS = List.of("cron", "event", "workflow");

    private final Readers readers;
    private final @Nullable WorkflowGraph workflow;

    CauseReader(Readers readers, @Nullable WorkflowGraph workflow) {
        this.readers = readers;
        this.workflow = workflow;
    }

    @Nullable
    Cause read(Place place) {
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Instant at = fields.read("at", this::instant, Cause.SOME_TIME);
        List<String> kinds = KINDS.stream().filter(fields::isWritten).toList();
        KINDS.forEach(fields::has);
        if (kinds.size() > 1)
            readers.findings()
                    .add(fields.key(kinds.get(1)), Text.of(Code.NOT_TOGETHER, kinds.getFirst(), kinds.get(1)));
        if (kinds.contains("cron") && fields.isWritten("at"))
            readers.findings().add(fields.key("at"), Text.of(Code.NOT_TOGETHER, "cron", "at"));
        Cause cause = fields.read("cron", this::cron);
        if (cause == null) cause = fields.read("event", value -> event(value, at));
        if (cause == null) cause = fields.read("workflow", value -> ending(value, at));
        fields.finish();
        return cause == null ? new Cause.Manual(at) : cause;
    }

    private @Nullable Cause cron(Place place) {
        if (!has(place, "cron", Trigger.Cron.class)) return null;
        Instant at = instant(place);
        if (at == null || workflow == null) return null;
        if (CronInstants.trigger(workflow.definition(), at) == null) {
            String next = CronInstants.next(workflow.definition(), at)
                    .map(Instant::toString)
                    .orElse("");
            readers.findings().add(place, Text.of(Code.NO_SUCH_INSTANT, at), next.isEmpty() ? null : next);
        }
        return new Cause.Cron(at);
    }

    /** The type of an event that has no data, or a CloudEvent; what it needs and does not say is filled in. */
    private @Nullable Cause event(Place place, Instant at) {
        if (!has(place, "event", Trigger.Event.class)) return null;
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", "event-1");
        event.put("source", "/test");
        event.put("time", at.toString());
        if (Scalars.value(place) instanceof String text) {
            event.put("type", text);
            return new Cause.Event(at, text, Json.of(event));
        }
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Place typePlace = fields.require("type");
        String type = typePlace == null ? null : readers.scalars().nonEmpty(typePlace);
        ((Node.Mapping) place.node())
                .entries()
                .values()
                .forEach(entry -> event.put(entry.key().text(), ScenarioReader.value(place.value(entry))));
        return type == null ? null : new Cause.Event(at, type, Json.of(event));
    }

    private @Nullable Cause ending(Place place, Instant at) {
        if (!has(place, "workflow", Trigger.OnWorkflow.class)) return null;
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Place idPlace = fields.require("id");
        String id = idPlace == null ? null : TriggersReader.workflowReference(idPlace, readers);
        String state = fields.read("state", value -> readers.scalars().choice(value, ENDS), "SUCCEEDED");
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        fields.each("outputs", (name, value) -> outputs.put(name, ScenarioReader.value(value)));
        fields.finish();
        return id == null ? null : new Cause.Ending(at, id, ExecutionState.valueOf(state), Json.of(outputs));
    }

    private boolean has(Place place, String kind, Class<? extends Trigger> type) {
        boolean has =
                workflow == null || workflow.definition().triggers().stream().anyMatch(type::isInstance);
        if (!has) readers.findings().add(place, Text.of(Code.NO_TRIGGER, kind));
        return has;
    }

    private @Nullable Instant instant(Place place) {
        String text = readers.scalars().string(place);
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            readers.findings().add(place, Text.of(Code.BAD_DATETIME, Scalars.shortened(text)));
            return null;
        }
    }
}

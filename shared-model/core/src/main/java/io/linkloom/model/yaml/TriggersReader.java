package io.linkloom.model.yaml;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import io.linkloom.model.schedule.CronFormatException;
import io.linkloom.model.schedule.CronSchedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads `schedule`, `timezone` and `triggers`. */
final class TriggersReader {
    private static final List<String> TYPES = List.of("cron", "event", "workflow");
    private static final List<String> ENDS = List.of("SUCCEEDED", "FAILED", "CANCELLED", "TIMED_OUT");

    private final Readers readers;
    private final Map<String, InputDeclaration> declared;
    private ZoneId timezone = ZoneOffset.UTC;

    TriggersReader(Readers readers, Map<String, InputDeclaration> declared) {
        this.readers = readers;
        this.declared = declared;
    }

    List<Trigger> read(Fields document) {
        List<Trigger> triggers = new ArrayList<>();
        ZoneId zone = document.read("timezone", this::zone, ZoneOffset.UTC);
        timezone = zone;
        List<String> schedules = document.read("schedule", this::schedules);
        for (String schedule : schedules == null ? List.<String>of() : schedules) {
            triggers.add(new Trigger.Cron(schedule, zone, Trigger.CatchUp.NONE, Duration.ZERO, Map.of()));
        }
        if (document.has("schedule")) requireInputs(document.key("schedule"), Map.of(), Code.SCHEDULE_MISSES_INPUT);
        for (Place place : document.items("triggers")) {
            Fields fields = Fields.of(place, readers);
            if (fields != null) trigger(fields, zone, triggers);
        }
        return triggers;
    }

    /** The workflow's zone; known after reading. */
    ZoneId timezone() {
        return timezone;
    }

    private void trigger(Fields fields, ZoneId zone, List<Trigger> triggers) {
        Place typePlace = fields.require("type");
        String type = typePlace == null ? null : readers.scalars().choice(typePlace, TYPES);
        if (type == null) return;
        switch (type) {
            case "cron" -> cron(fields, zone, triggers);
            case "event" -> event(fields, triggers);
            default -> workflow(fields, triggers);
        }
        fields.finish();
    }

    private void cron(Fields fields, ZoneId zone, List<Trigger> triggers) {
        Place schedule = fields.require("schedule");
        List<String> schedules = schedule == null ? null : schedules(schedule);
        ZoneId own = fields.read("timezone", this::zone, zone);
        Trigger.CatchUp catchUp = fields.choice("catchUp", Trigger.CatchUp.class, Trigger.CatchUp.NONE);
        Duration jitter = fields.read("jitter", place -> readers.scalars().duration(place, true), Duration.ZERO);
        Map<String, Template> inputs = inputs(fields, Surroundings.TRIGGER);
        if (schedules == null) return;
        for (String one : schedules) triggers.add(new Trigger.Cron(one, own, catchUp, jitter, inputs));
    }

    private void event(Fields fields, List<Trigger> triggers) {
        Place place = fields.require("event");
        String event = place == null ? null : readers.scalars().nonEmpty(place);
        Expression when = when(fields, Surroundings.EVENT_TRIGGER);
        Map<String, Template> inputs = inputs(fields, Surroundings.EVENT_TRIGGER);
        if (event != null) triggers.add(new Trigger.Event(event, when, inputs));
    }

    private void workflow(Fields fields, List<Trigger> triggers) {
        Place place = fields.require("workflow");
        String workflow = place == null ? null : workflowReference(place, readers);
        Set<ExecutionState> on = new LinkedHashSet<>();
        for (Place item : fields.items("on")) {
            String state = readers.scalars().choice(item, ENDS);
            if (state != null) on.add(ExecutionState.valueOf(state));
        }
        Place list = fields.find("on");
        if (list != null
                && list.node() instanceof Node.Sequence items
                && items.items().isEmpty()) {
            readers.findings().add(list, Text.of(Code.EMPTY_LIST));
        }
        if (on.isEmpty()) on.add(ExecutionState.SUCCEEDED);
        Expression when = when(fields, Surroundings.TRIGGER);
        Map<String, Template> inputs = inputs(fields, Surroundings.TRIGGER);
        if (workflow != null) triggers.add(new Trigger.OnWorkflow(workflow, on, when, inputs));
    }

    static @Nullable String workflowReference(Place place, Readers readers) {
        String text = readers.scalars().string(place);
        if (text == null || Ids.WORKFLOW_REFERENCE.matcher(text).matches()) return text;
        readers.findings().add(place, Text.of(Code.BAD_WORKFLOW, Scalars.shortened(text)));
        return null;
    }

    private @Nullable Expression when(Fields fields, Surroundings surroundings) {
        return fields.read("when", place -> readers.templates().condition(place, surroundings));
    }

    private Map<String, Template> inputs(Fields fields, Surroundings surroundings) {
        Map<String, Template> inputs = new LinkedHashMap<>();
        InputsReader checks = new InputsReader(readers);
        fields.each("inputs", (name, place) -> {
            Template value = readers.templates().read(place, surroundings);
            inputs.put(name, value);
            InputDeclaration declaration = declared.get(name);
            if (declaration != null) checks.check(place, value, declaration);
            else
                readers.findings()
                        .add(
                                place,
                                Text.of(Code.UNKNOWN_INPUT, Scalars.shortened(name)),
                                Nearest.to(name, declared.keySet()));
        });
        requireInputs(fields.key("inputs"), inputs, Code.TRIGGER_MISSES_INPUT);
        return inputs;
    }

    private void requireInputs(Place place, Map<String, Template> given, Code code) {
        declared.forEach((name, declaration) -> {
            boolean missing = declaration.required() && !given.containsKey(name);
            if (missing) readers.findings().add(place, Text.of(code, name));
        });
    }

    private @Nullable ZoneId zone(Place place) {
        String text = readers.scalars().string(place);
        if (text == null) return null;
        Set<String> known = ZoneId.getAvailableZoneIds();
        try {
            if (known.contains(text)) return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            // Falls through: a name without rules is as good as unknown.
        }
        String suggestion = Nearest.to(
                text, known.stream().filter(zone -> isNear(zone, text)).sorted().toList());
        readers.findings().add(place, Text.of(Code.BAD_TIMEZONE, Scalars.shortened(text)), suggestion);
        return null;
    }

    private static boolean isNear(String zone, String text) {
        return Math.abs(zone.length() - text.length()) <= 3;
    }

    private @Nullable List<String> schedules(Place place) {
        if (Scalars.value(place) instanceof String) {
            String one = schedule(place);
            return one == null ? null : List.of(one);
        }
        if (!(place.node() instanceof Node.Sequence list)) {
            readers.scalars().wrongType(place, Text.of(Phrase.STRING_OR_LIST));
            return null;
        }
        if (list.items().isEmpty()) readers.findings().add(place, Text.of(Code.EMPTY_LIST));
        List<String> schedules = new ArrayList<>();
        for (Place item : Fields.items(place, list)) {
            String one = schedule(item);
            if (one != null) schedules.add(one);
        }
        return schedules;
    }

    private @Nullable String schedule(Place place) {
        String text = readers.scalars().string(place);
        if (text == null) return null;
        try {
            CronSchedule.parse(text);
            return text;
        } catch (CronFormatException e) {
            Text why = Text.said(String.valueOf(e.getMessage()), e.ukrainian());
            readers.findings().add(place, Text.of(Code.BAD_CRON, Scalars.shortened(text), why));
            return null;
        }
    }
}

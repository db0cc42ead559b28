package io.linkloom.model.yaml;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.scenario.AttemptScript;
import io.linkloom.model.scenario.Script;
import io.linkloom.model.scenario.TaskScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the tasks of a workflow behave. */
final class ScriptReader {
    private static final int MOST_ATTEMPTS = 1000;
    private static final int MOST_ITEMS = 10_000;

    private final Readers readers;
    private final Family family;
    private final String text;

    ScriptReader(Readers readers, Family family, String text) {
        this.readers = readers;
        this.family = family;
        this.text = text;
    }

    /** @param workflow null when it cannot be read; then nobody is asked whether there are such tasks */
    @Nullable
    Script read(Place place, @Nullable WorkflowGraph workflow) {
        if (!(place.node() instanceof Node.Mapping mapping)) {
            readers.scalars().wrongType(place, Text.of(Phrase.OBJECT));
            return null;
        }
        Map<String, TaskScript> scripts = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries().values()) {
            String id = entry.key().text();
            int ordinal = workflow == null ? -1 : workflow.ordinal(id);
            if (workflow != null && ordinal < 0) {
                unknownTask(place.key(entry), id, workflow);
                continue;
            }
            TaskScript script = workflow == null ? null : task(place.value(entry), workflow, ordinal);
            if (script != null) scripts.put(id, script);
        }
        return new Script(scripts);
    }

    void unknownTask(Place place, String id, WorkflowGraph workflow) {
        List<String> ids =
                workflow.definition().tasks().stream().map(TaskDefinition::id).toList();
        readers.findings().add(place, Text.of(Code.UNKNOWN_TASK, Scalars.shortened(id)), Nearest.to(id, ids));
    }

    private @Nullable TaskScript task(Place place, WorkflowGraph workflow, int ordinal) {
        TaskDefinition task = workflow.task(ordinal);
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        refuseForeign(fields, task);
        Map<Integer, TaskScript> items = items(fields, workflow, ordinal);
        if (task.work() instanceof TaskWork.Workflow work && fields.has("tasks")) {
            WorkflowGraph child = family.child(workflow, work);
            if (child == null) readers.findings().add(fields.key("tasks"), Text.of(Code.NO_CHILD, work.workflow()));
            Script script = fields.read("tasks", value -> ofChild(value, child));
            refuseTogether(fields, "tasks", List.of("takes", "output", "fails", "attempts", "failureRate"));
            fields.finish();
            return new TaskScript(List.of(), 0, TaskScript.TYPICAL.failure(), items, script);
        }
        TaskScript script = whole(fields, task, ordinal, items);
        fields.finish();
        return script;
    }

    /** The expressions in it see the tasks of the child. */
    private @Nullable Script ofChild(Place place, @Nullable WorkflowGraph child) {
        Reading reading = new Reading(readers.findings());
        Script script = new ScriptReader(Readers.of(reading), family, text).read(place, child);
        if (child != null) ExpressionChecker.of(reading, child, text).check();
        return script;
    }

    /** Of one task, or of one item. */
    private TaskScript whole(Fields fields, TaskDefinition task, int ordinal, Map<Integer, TaskScript> items) {
        AttemptReader reader = new AttemptReader(readers, task, ordinal);
        double rate = fields.read("failureRate", place -> readers.scalars().between(place, 0, 1), 0.0);
        refuseTogether(
                fields, "attempts", List.of("fails", "hangs", "takes", "output", "callback", "approve", "reject"));
        refuseTogether(fields, "fails", List.of("hangs"));
        if (fields.has("attempts")) {
            List<AttemptScript> attempts = new ArrayList<>();
            for (Place place : fields.items("attempts")) {
                AttemptScript attempt = reader.entry(place);
                if (attempt != null) attempts.add(attempt);
            }
            return new TaskScript(attempts, rate, reader.failure(fields, rate > 0, "failureRate"), items, null);
        }
        int fails = count(fields, "fails");
        int hangs = count(fields, "hangs");
        List<AttemptScript> attempts = new ArrayList<>();
        AttemptScript.Result.Fails failure = reader.failure(fields, fields.has("fails") || rate > 0, "fails");
        if (fails != 0) attempts.addAll(Collections.nCopies(Math.max(fails, 1), reader.failing(fields, failure)));
        if (hangs != 0) attempts.addAll(Collections.nCopies(Math.max(hangs, 1), new AttemptScript.Hangs()));
        if (fails >= 0 && hangs >= 0) {
            AttemptScript then = reader.succeeding(fields);
            if (then != null) attempts.add(then);
        }
        return new TaskScript(attempts, rate, failure, items, null);
    }

    /** -1 for `always`, 0 when it is not there. */
    private int count(Fields fields, String key) {
        return fields.read(
                key,
                place -> {
                    if ("always".equals(Scalars.value(place))) return -1;
                    if (Scalars.value(place) instanceof Long)
                        return readers.scalars().integer(place, 1, MOST_ATTEMPTS);
                    readers.scalars().wrongType(place, Text.of(Phrase.HOW_OFTEN));
                    return null;
                },
                0);
    }

    private Map<Integer, TaskScript> items(Fields fields, WorkflowGraph workflow, int ordinal) {
        TaskDefinition task = workflow.task(ordinal);
        Place list = fields.find("items");
        if (list == null) return Map.of();
        if (task.forEach() == null) readers.findings().add(fields.key("items"), Text.of(Code.NO_FAN_OUT, task.id()));
        Map<Integer, TaskScript> items = new LinkedHashMap<>();
        for (Place place : fields.items("items")) {
            Fields item = Fields.of(place, readers);
            if (item == null) continue;
            Place index = item.require("index");
            Integer number = index == null ? null : readers.scalars().integer(index, 0, MOST_ITEMS - 1);
            refuseForeign(item, task);
            TaskScript script = whole(item, task, ordinal, Map.of());
            item.finish();
            if (number != null) items.put(number, script);
        }
        return items;
    }

    private void refuseForeign(Fields fields, TaskDefinition task) {
        List<String> own = AttemptReader.keys(task.work());
        for (String key : AttemptReader.ALL_KEYS) {
            if (own.contains(key)) fields.has(key);
            else if (fields.isWritten(key)) {
                fields.has(key);
                readers.findings()
                        .add(
                                fields.key(key),
                                Text.of(Code.NOT_FOR_TYPE, key, task.work().type()));
            }
        }
    }

    private void refuseTogether(Fields fields, String key, List<String> others) {
        if (!fields.isWritten(key)) return;
        for (String other : others) {
            if (fields.isWritten(other))
                readers.findings().add(fields.key(other), Text.of(Code.NOT_TOGETHER, key, other));
        }
    }
}

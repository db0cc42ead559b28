package io.linkloom.model.yaml;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.Expectation;
import io.linkloom.model.scenario.Spot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads `expect`. */
final class ExpectationReader {
    private static final List<String> STATES = List.of("SUCCEEDED", "FAILED", "TIMED_OUT", "CANCELLED", "RUNNING");

    private static final List<String> TASK_STATES =
            List.of("SUCCEEDED", "DEAD", "SKIPPED", "UPSTREAM_FAILED", "CANCELLED", "WAITING", "PENDING");

    private final Readers readers;
    private final ScriptReader scripts;
    private final @Nullable WorkflowGraph workflow;
    private final List<Expectation> found = new ArrayList<>();

    ExpectationReader(Readers readers, ScriptReader scripts, @Nullable WorkflowGraph workflow) {
        this.readers = readers;
        this.scripts = scripts;
        this.workflow = workflow;
    }

    /** Where nothing is said about the end, the execution has to succeed. */
    List<Expectation> read(Fields scenario) {
        Place place = scenario.find("expect");
        Place whole = scenario.key("expect");
        if (place == null) return List.of(succeeds(whole));
        if (place.node() instanceof Node.Scalar) {
            state(place);
            return found;
        }
        Fields fields = Fields.of(place, readers);
        if (fields == null) return found;
        boolean starts = !Boolean.FALSE.equals(fields.read("starts", Scalars::value));
        if (!fields.has("state") && starts && !fields.isWritten("rejected")) found.add(succeeds(whole));
        execution(fields);
        fields.read("starts", value -> {
            Boolean fires = readers.scalars().bool(value);
            return fires != null && found.add(new Expectation.Starts(spot(value), fires));
        });
        fields.read("rejected", this::rejected);
        order(fields);
        for (Place task : fields.items("never")) ofTask(task, Expectation.Never::new);
        fields.each("tasks", this::task);
        for (Place item : fields.items("that")) {
            Expression expression = readers.templates().condition(item, Surroundings.STORY);
            if (expression != null) found.add(new Expectation.Holds(spot(item), expression));
        }
        fields.finish();
        return found;
    }

    private static Expectation succeeds(Place place) {
        return new Expectation.EndsIn(spot(place), ExecutionState.SUCCEEDED);
    }

    private void execution(Fields fields) {
        fields.read("state", this::state);
        fields.read("within", place -> {
            var most = readers.scalars().duration(place, true);
            return most != null && found.add(new Expectation.Within(spot(place), most));
        });
        fields.each("outputs", (name, place) -> {
            Set<String> names = workflow == null
                    ? Set.of()
                    : workflow.definition().outputs().keySet();
            if (workflow != null && !names.contains(name)) {
                readers.findings()
                        .add(place, Text.of(Code.UNKNOWN_OUTPUT, Scalars.shortened(name)), Nearest.to(name, names));
            }
            found.add(new Expectation.Output(spot(place), name, json(place)));
        });
        fields.read("cause", place -> {
            ofTask(place, Expectation.Cause::new);
            return null;
        });
        Place letters = fields.find("deadLetters");
        if (letters == null) return;
        Set<String> tasks = new LinkedHashSet<>();
        for (Place item : fields.items("deadLetters")) {
            String task = known(item);
            if (task != null) tasks.add(task);
        }
        found.add(new Expectation.DeadLetters(spot(letters), tasks));
    }

    private @Nullable Boolean state(Place place) {
        String state = readers.scalars().choice(place, STATES);
        return state != null && found.add(new Expectation.EndsIn(spot(place), ExecutionState.valueOf(state)));
    }

    private @Nullable Boolean rejected(Place place) {
        if (!(place.node() instanceof Node.Sequence list) || list.items().isEmpty()) {
            if (place.node() instanceof Node.Sequence) readers.findings().add(place, Text.of(Code.EMPTY_LIST));
            else readers.scalars().wrongType(place, Text.of(Phrase.LIST));
            return null;
        }
        Set<String> inputs = new LinkedHashSet<>();
        for (Place item : Fields.items(place, list)) {
            String name = readers.scalars().string(item);
            if (name != null) inputs.add(name);
        }
        return found.add(new Expectation.Rejects(spot(place), inputs));
    }

    /** One list of tasks, or several. */
    private void order(Fields fields) {
        List<Place> items = fields.items("order");
        boolean several = !items.isEmpty() && items.stream().allMatch(item -> item.node() instanceof Node.Sequence);
        if (!several) {
            chain(items);
            return;
        }
        for (Place item : items) if (item.node() instanceof Node.Sequence list) chain(Fields.items(item, list));
    }

    private void chain(List<Place> items) {
        String before = null;
        for (Place item : items) {
            String task = known(item);
            if (before != null && task != null) found.add(new Expectation.Order(spot(item), before, task));
            if (task != null) before = task;
        }
    }

    private void task(String id, Place place) {
        if (workflow != null && workflow.ordinal(id) < 0) {
            scripts.unknownTask(place, id, workflow);
            return;
        }
        if (place.node() instanceof Node.Scalar) {
            taskState(place, id);
            return;
        }
        Fields fields = Fields.of(place, readers);
        if (fields == null) return;
        fields.read("state", value -> taskState(value, id));
        fields.read("attempts", value -> {
            Integer attempts = readers.scalars().integer(value, 0, Integer.MAX_VALUE);
            return attempts != null && found.add(new Expectation.TaskAttempts(spot(value), id, attempts));
        });
        fields.read("output", value -> found.add(new Expectation.TaskOutput(spot(value), id, json(value))));
        fields.read("code", value -> {
            String code = readers.scalars().matching(value, Ids.FAILURE_CODE, Phrase.FAILURE_CODE);
            return code != null && found.add(new Expectation.TaskCode(spot(value), id, code));
        });
        fields.read("within", value -> {
            var most = readers.scalars().duration(value, true);
            return most != null && found.add(new Expectation.TaskWithin(spot(value), id, most));
        });
        fields.finish();
    }

    private @Nullable Boolean taskState(Place place, String id) {
        TaskState state = readers.scalars().choice(place, TASK_STATES) == null
                ? null
                : TaskState.valueOf(String.valueOf(Scalars.value(place)));
        return state != null && found.add(new Expectation.TaskEndsIn(spot(place), id, state));
    }

    private void ofTask(Place place, BiFunction<Spot, String, Expectation> expectation) {
        String task = known(place);
        if (task != null) found.add(expectation.apply(spot(place), task));
    }

    private @Nullable String known(Place place) {
        String id = readers.scalars().string(place);
        if (id == null || workflow == null || workflow.ordinal(id) >= 0) return id;
        scripts.unknownTask(place, id, workflow);
        return null;
    }

    private static Json json(Place place) {
        return Json.of(ScenarioReader.value(place));
    }

    private static Spot spot(Place place) {
        return ScenarioReader.spot(place);
    }
}

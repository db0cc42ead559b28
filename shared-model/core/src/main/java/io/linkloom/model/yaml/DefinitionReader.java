package io.linkloom.model.yaml;

import io.linkloom.model.definition.Concurrency;
import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.RetryPolicy;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Template;
import io.linkloom.model.graph.GraphBuilder;
import io.linkloom.model.graph.WorkflowGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the document as a whole, and checks what only the whole can tell. */
final class DefinitionReader {
    private static final int MAX_TASKS = 10_000;

    private final Reading reading;
    private final Readers readers;
    private final String text;
    private final Map<String, Place> ids = new LinkedHashMap<>();

    DefinitionReader(Reading reading, String text) {
        this.reading = reading;
        this.readers = Readers.of(reading);
        this.text = text;
    }

    ReadResult read(Node root) {
        Fields document = Fields.of(Place.root(root), readers);
        if (document == null) return invalid();
        String id = document.requireMatching("id", Ids.WORKFLOW, Phrase.WORKFLOW_ID);
        String namespace = document.read(
                "namespace",
                place -> readers.scalars().matching(place, Ids.NAMESPACE, Phrase.NAMESPACE_ID),
                WorkflowDefinition.DEFAULT_NAMESPACE);
        String name = document.string("name");
        String description = document.string("description");
        Map<String, String> labels = new LinkedHashMap<>();
        document.each("labels", (key, place) -> {
            String label = readers.scalars().string(place);
            if (label != null) labels.put(key, label);
        });
        Map<String, InputDeclaration> inputs = new InputsReader(readers).read(document);
        TriggersReader triggersReader = new TriggersReader(readers, inputs);
        List<Trigger> triggers = triggersReader.read(document);
        Concurrency concurrency = document.read("concurrency", this::concurrency);
        Duration timeout = document.duration("timeout");
        boolean failFast = document.bool("failFast", false);
        int priority = document.read("priority", place -> readers.scalars().integer(place, -100, 100), 0);
        List<TaskReader.Read> tasks = tasks(document, defaults(document));
        Map<String, Template> outputs = document.templates("outputs", Surroundings.OUTPUT);
        document.finish();
        WorkflowDefinition definition = new WorkflowDefinition(
                id == null ? "" : id,
                namespace,
                name,
                description,
                labels,
                inputs,
                triggersReader.timezone(),
                triggers,
                concurrency,
                timeout,
                failFast,
                priority,
                tasks.stream().map(TaskReader.Read::task).toList(),
                outputs);
        return check(definition, tasks);
    }

    private ReadResult check(WorkflowDefinition definition, List<TaskReader.Read> tasks) {
        tasks.forEach(this::checkDependencies);
        WorkflowGraph graph = switch (GraphBuilder.build(definition)) {
            case GraphBuilder.Result.Built built -> built.graph();
            case GraphBuilder.Result.Cycle cycle -> {
                cycle(cycle.path());
                yield null;
            }
        };
        new ExpressionChecker(reading, definition, graph, ids.keySet(), text).check();
        if (graph == null || reading.findings().hasErrors()) return invalid();
        return new ReadResult.Valid(definition, graph, reading.findings().warnings());
    }

    private ReadResult invalid() {
        return new ReadResult.Invalid(reading.findings().errors(), ReadResult.Kind.INVALID);
    }

    private TaskReader.Defaults defaults(Fields document) {
        TaskReader.Defaults none = new TaskReader.Defaults(RetryPolicy.DEFAULT, null);
        return document.read(
                "defaults",
                place -> {
                    Fields fields = Fields.of(place, readers);
                    if (fields == null) return none;
                    RetryPolicy retry = new RetryReader(readers).read(fields, RetryPolicy.DEFAULT);
                    Duration timeout = fields.duration("timeout");
                    fields.finish();
                    return new TaskReader.Defaults(retry, timeout);
                },
                none);
    }

    private @Nullable Concurrency concurrency(Place place) {
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Place maxPlace = fields.require("max");
        Integer max = maxPlace == null ? null : readers.scalars().integer(maxPlace, 1, Integer.MAX_VALUE);
        Concurrency.OnLimit onLimit = fields.choice("onLimit", Concurrency.OnLimit.class, Concurrency.OnLimit.QUEUE);
        fields.finish();
        return max == null ? null : new Concurrency(max, onLimit);
    }

    private List<TaskReader.Read> tasks(Fields document, TaskReader.Defaults defaults) {
        Place list = document.require("tasks");
        List<Place> places = document.items("tasks");
        if (list != null && list.node() instanceof Node.Sequence && places.isEmpty()) {
            readers.findings().add(list, Text.of(Code.NO_TASKS));
        }
        if (places.size() > MAX_TASKS) {
            readers.findings().add(document.key("tasks"), Text.of(Code.TOO_MANY_TASKS, places.size()));
            places = places.subList(0, MAX_TASKS);
        }
        TaskReader reader = new TaskReader(readers, defaults);
        List<TaskReader.Read> tasks = new ArrayList<>(places.size());
        for (Place place : places) {
            int expressions = reading.expressions().size();
            TaskReader.Read task = reader.read(place, tasks.size());
            if (task != null && isNew(task)) tasks.add(task);
            else reading.detach(expressions);
        }
        return tasks;
    }

    private boolean isNew(TaskReader.Read task) {
        String id = task.task().id();
        Place earlier = ids.putIfAbsent(id, task.id());
        if (earlier == null) return true;
        Position first = earlier.at();
        readers.findings().add(task.id(), Text.of(Code.DUPLICATE_TASK, id, first.line(), first.column()));
        return false;
    }

    private void checkDependencies(TaskReader.Read task) {
        for (Place place : task.dependsOn()) {
            String id = String.valueOf(Scalars.value(place));
            if (id.equals(task.task().id())) {
                readers.findings().add(place, Text.of(Code.SELF_DEPENDENCY, id));
            } else if (!ids.containsKey(id)) {
                readers.findings()
                        .add(place, Text.of(Code.UNKNOWN_TASK, Scalars.shortened(id)), Nearest.to(id, ids.keySet()));
            }
        }
    }

    /** A task that depends on itself has been reported already. */
    private void cycle(List<String> path) {
        Place place = ids.get(path.getFirst());
        if (path.size() <= 2 || place == null) return;
        List<String> shown = path.size() <= 30 ? path : new ArrayList<>(path.subList(0, 29));
        if (shown != path) {
            shown.add("…");
            shown.add(path.getLast());
        }
        readers.findings().add(place, Text.of(Code.CYCLE, String.join(" → ", shown)));
    }
}

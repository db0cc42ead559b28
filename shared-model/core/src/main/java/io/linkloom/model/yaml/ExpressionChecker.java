package io.linkloom.model.yaml;

import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.ExpressionAnalysis;
import io.linkloom.model.expression.Reference;
import io.linkloom.model.graph.GraphTraversal;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks every expression of a document against what it can see where it stands. */
final class ExpressionChecker {
    private static final Pattern HYPHENATED = Pattern.compile("\\b(tasks|inputs)\\.([A-Za-z_]\\w*(?:-+\\w+)+-*)");
    private static final List<String> TASK = List.of("output", "state", "attempts", "startedAt", "endedAt");
    private static final Map<String, List<String>> FIELDS = Map.of(
            "trigger", List.of("type", "scheduledAt", "date", "event"),
            "workflow", List.of("id", "version", "namespace"));
    private static final List<String> EXECUTION = List.of("id", "startedAt");

    /** What can be read of a story that is over. */
    private static final List<String> TOLD_TASK =
            List.of("output", "state", "attempts", "startedAt", "endedAt", "seconds", "error", "request", "items");

    private static final List<String> TOLD_EXECUTION =
            List.of("id", "state", "startedAt", "endedAt", "seconds", "outputs", "error");

    private final Reading reading;
    private final WorkflowDefinition definition;
    private final @Nullable GraphTraversal traversal;
    private final @Nullable WorkflowGraph graph;
    private final Set<String> tasks;
    private final String text;
    private @Nullable DocumentPlaces places;

    /** @param graph null when the tasks wait for each other; then nobody is asked who is upstream of whom */
    ExpressionChecker(
            Reading reading,
            WorkflowDefinition definition,
            @Nullable WorkflowGraph graph,
            Set<String> tasks,
            String text) {
        this.reading = reading;
        this.definition = definition;
        this.graph = graph;
        this.traversal = graph == null ? null : new GraphTraversal(graph);
        this.tasks = tasks;
        this.text = text;
    }

    /** For what is written about a workflow outside of its own document. */
    static ExpressionChecker of(Reading reading, WorkflowGraph graph, String text) {
        Set<String> ids = new LinkedHashSet<>();
        graph.definition().tasks().forEach(task -> ids.add(task.id()));
        return new ExpressionChecker(reading, graph.definition(), graph, ids, text);
    }

    void check() {
        for (Reading.Written written : reading.expressions()) check(written);
    }

    private void check(Reading.Written written) {
        String source = written.expression().source();
        ExpressionAnalysis analysis = ExpressionAnalysis.of(written.expression());
        Matcher hyphenated = HYPHENATED.matcher(source);
        boolean misread = false;
        while (hyphenated.find()) {
            if (!isMisread(hyphenated)) continue;
            misread = true;
            hyphenated(written, hyphenated);
        }
        if (misread) return;
        for (Reference reference : analysis.references()) check(written, reference);
        for (ExpressionAnalysis.Issue issue : analysis.issues()) {
            boolean named = !issue.name().isEmpty()
                    && analysis.references().stream().anyMatch(reference -> reference.offset() == issue.offset());
            if (named) continue;
            report(
                    written,
                    issue.offset(),
                    Text.of(Code.EXPRESSION_SYNTAX, Scalars.shortened(source), issue.message()),
                    null);
        }
    }

    private boolean isMisread(Matcher match) {
        if (match.group(1).equals("tasks")) return true;
        String whole = match.group(2);
        String first = whole.substring(0, whole.indexOf('-'));
        return definition.inputs().containsKey(whole) && !definition.inputs().containsKey(first);
    }

    private void hyphenated(Reading.Written written, Matcher match) {
        String right = match.group(1) + "[\"" + match.group(2) + "\"]";
        int offset = written.expression().source().codePointCount(0, match.start());
        report(written, offset, Text.of(Code.HYPHENATED_NAME, match.group(), "`" + right + "`"), right);
    }

    private void check(Reading.Written written, Reference reference) {
        List<String> names = written.surroundings().names();
        String root = reference.root();
        if (!names.contains(root)) {
            absent(written, reference, names);
            return;
        }
        switch (root) {
            case "inputs" -> input(written, reference);
            case "tasks" -> task(written, reference);
            case "secrets" -> constant(written, reference);
            case "execution" ->
                field(written, reference, root, reference.step(0), isTold(written) ? TOLD_EXECUTION : EXECUTION);
            case "trigger", "workflow" ->
                field(written, reference, root, reference.step(0), FIELDS.getOrDefault(root, List.of()));
            default -> {}
        }
    }

    private void absent(Reading.Written written, Reference reference, List<String> names) {
        String root = reference.root();
        String here = String.join(", ", names);
        if (!ExpressionAnalysis.NAMES.contains(root)) {
            if (isUnknown(written, reference)) {
                report(written, reference.offset(), Text.of(Code.UNKNOWN_NAME, root, here), Nearest.to(root, names));
            }
            return;
        }
        Text what = switch (root) {
            case "item", "index" -> Text.of(Code.ITEM_NOT_HERE, root);
            case "event" -> Text.of(Code.EVENT_NOT_HERE);
            case "secrets" -> Text.of(Code.SECRET_NOT_HERE);
            default -> Text.of(Code.NAME_NOT_HERE, root, here);
        };
        report(written, reference.offset(), what, null);
    }

    /** Names of types, such as `int`, are known to CEL. */
    private static boolean isUnknown(Reading.Written written, Reference reference) {
        return ExpressionAnalysis.of(written.expression()).issues().stream()
                .anyMatch(issue -> !issue.name().isEmpty() && issue.offset() == reference.offset());
    }

    private void input(Reading.Written written, Reference reference) {
        String name = reference.step(0);
        if (name == null || definition.inputs().containsKey(name)) return;
        report(
                written,
                reference.offset(),
                Text.of(Code.UNKNOWN_INPUT, name),
                Nearest.to(name, definition.inputs().keySet()));
    }

    private boolean constant(Reading.Written written, Reference reference) {
        if (reference.step(0) != null) return true;
        report(written, reference.offset(), Text.of(Code.COMPUTED_NAME, reference.root()), null);
        return false;
    }

    private void task(Reading.Written written, Reference reference) {
        String id = reference.step(0);
        if (!constant(written, reference) || id == null) return;
        if (!tasks.contains(id)) {
            report(written, reference.offset(), Text.of(Code.UNKNOWN_TASK, id), Nearest.to(id, tasks));
            return;
        }
        int reader = written.surroundings().task();
        if (reader >= 0
                && graph != null
                && traversal != null
                && reader < graph.size()
                && !traversal.isUpstream(graph.ordinal(id), reader)) {
            report(
                    written,
                    reference.offset(),
                    Text.of(Code.NOT_UPSTREAM, id, graph.task(reader).id()),
                    null);
        }
        field(written, reference, "tasks." + id, reference.step(1), isTold(written) ? TOLD_TASK : TASK);
    }

    private static boolean isTold(Reading.Written written) {
        return written.surroundings().where() == Surroundings.Where.STORY;
    }

    private void field(
            Reading.Written written, Reference reference, String owner, @Nullable String name, List<String> known) {
        if (name == null || known.contains(name)) return;
        Text what = Text.of(Code.UNKNOWN_FIELD, owner, name, String.join(", ", known));
        report(written, reference.offset(), what, Nearest.to(name, known));
    }

    /** @param offset in the source of the expression, in code points */
    private void report(Reading.Written written, int offset, Text what, @Nullable String suggestion) {
        Place place = written.place();
        Position at = place.at();
        if (place.node() instanceof Node.Scalar scalar && !reading.findings().isFull()) {
            if (places == null) places = new DocumentPlaces(text);
            String source = written.expression().source();
            int chars = source.offsetByCodePoints(0, Math.min(offset, source.codePointCount(0, source.length())));
            at = places.find(scalar, written.start() + chars);
        }
        reading.findings().add(at, place.pointer(), what, suggestion);
    }
}

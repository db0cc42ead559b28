package io.linkloom.engine.state;

import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workflow's graph with what every execution of it asks again and again, worked out once. Shared by all of them. */
public final class Plan {
    private final WorkflowGraph graph;
    private final String[] pools;
    private final int[][] reads;

    public Plan(WorkflowGraph graph) {
        this.graph = graph;
        this.pools = new String[graph.size()];
        this.reads = new int[graph.size()][];
        for (int i = 0; i < graph.size(); i++) {
            pools[i] = pool(graph.definition(), graph.task(i));
            reads[i] = reads(i);
        }
    }

    public WorkflowGraph graph() {
        return graph;
    }

    public WorkflowDefinition definition() {
        return graph.definition();
    }

    public TaskDefinition task(int ordinal) {
        return graph.task(ordinal);
    }

    /** Who gives the slots for the attempts of a task: a backend, the origin of a URL, `shell` or `java`. Empty for tasks that need none. */
    public String pool(int ordinal) {
        return pools[ordinal];
    }

    public int priority(int ordinal, int executionPriority) {
        Integer own = task(ordinal).priority();
        return own == null ? executionPriority : own;
    }

    /** Ordinals of the tasks whose results an attempt of this task can read: those its templates name, and all directly upstream. */
    public int[] reads(int ordinal) {
        int[] known = reads[ordinal];
        if (known != null) return known;
        Set<Integer> found = new TreeSet<>();
        for (int up : graph.upstream(ordinal)) found.add(up);
        templates(task(ordinal))
                .flatMap(Template::expressions)
                .map(Expression::tasks)
                .forEach(ids -> {
                    for (String id : ids) if (graph.ordinal(id) >= 0) found.add(graph.ordinal(id));
                });
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Names of the secrets that an attempt of the task reads; looked for each time that somebody asks. */
    public static Set<String> secrets(TaskDefinition task) {
        Set<String> names = new TreeSet<>();
        templates(task).flatMap(Template::expressions).map(Expression::secrets).forEach(names::addAll);
        return names;
    }

    /** Whether the task may still run after a fail-fast. */
    public boolean outlivesFailFast(int ordinal) {
        RunIf runIf = task(ordinal).runIf();
        return runIf == RunIf.ANY_FAILED || runIf == RunIf.ALL_FAILED || runIf == RunIf.ALL_DONE;
    }

    /** Everything that is rendered when an attempt leaves. */
    private static Stream<Template> templates(TaskDefinition task) {
        List<@Nullable Template> all = new ArrayList<>();
        all.add(task.params());
        switch (task.work()) {
            case TaskWork.Http http -> {
                all.add(http.url());
                all.add(http.path());
                all.add(http.body());
                all.addAll(http.headers().values());
                switch (http.auth()) {
                    case TaskWork.Auth.Bearer bearer -> all.add(bearer.token());
                    case TaskWork.Auth.Basic basic -> all.addAll(List.of(basic.user(), basic.password()));
                    case null -> {}
                }
            }
            case TaskWork.Shell shell -> {
                if (shell.args() != null) all.addAll(shell.args());
                all.addAll(shell.env().values());
            }
            case TaskWork.Java java -> {}
            case TaskWork.Wait wait -> all.add(wait.until());
            case TaskWork.Approval approval -> all.add(approval.message());
            case TaskWork.Workflow workflow -> all.addAll(workflow.inputs().values());
        }
        return all.stream().flatMap(Stream::ofNullable);
    }

    private static String pool(WorkflowDefinition definition, TaskDefinition task) {
        return switch (task.work()) {
            case TaskWork.Http http ->
                http.backend() != null ? "backend:" + http.backend() : origin(definition, task, http);
            case TaskWork.Shell shell -> "shell";
            case TaskWork.Java java -> "java";
            case TaskWork.Wait wait -> "";
            case TaskWork.Approval approval -> "";
            case TaskWork.Workflow workflow -> "";
        };
    }

    /** The origin as far as it is written down; a task whose host is only known at run time has a pool of its own. */
    private static String origin(WorkflowDefinition definition, TaskDefinition task, TaskWork.Http http) {
        String text = switch (http.url()) {
            case Template.Literal literal -> String.valueOf(literal.value().value()) + "/";
            case Template.Text parts when parts.parts().getFirst() instanceof Template.Part.Plain plain -> plain.text();
            case null, default -> "";
        };
        int authority = text.indexOf("://");
        int end = authority < 0 ? -1 : text.indexOf('/', authority + 3);
        return end < 0
                ? "task:" + definition.namespace() + ":" + definition.id() + "/" + task.id()
                : text.substring(0, end);
    }
}

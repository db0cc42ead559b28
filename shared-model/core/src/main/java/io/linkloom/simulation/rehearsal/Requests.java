package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.ExecutionScope;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an attempt would send: every template of the task rendered, as a server does when the attempt leaves. */
final class Requests {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");
    private static final String HIDDEN = "***";

    private Requests() {}

    /** What the templates of a task see; every secret reads as `***`. */
    static Scope scope(Execution execution, TaskRun run) {
        Scope seen = ExecutionScope.live(execution, run.index() == null ? null : run);
        return name -> name.equals("secrets") ? secrets(execution.plan().task(run.ordinal())) : seen.find(name);
    }

    private static Map<String, String> secrets(TaskDefinition task) {
        Map<String, String> hidden = new LinkedHashMap<>();
        for (String name : Plan.secrets(task)) hidden.put(name, HIDDEN);
        return hidden;
    }

    /** Plain Java; empty for tasks that no backend takes. */
    static Map<String, @Nullable Object> render(Execution execution, TaskRun run) throws ExpressionException {
        TaskDefinition task = execution.plan().task(run.ordinal());
        Scope scope = scope(execution, run);
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        switch (task.work()) {
            case TaskWork.Http http -> {
                request.put("method", http.method());
                if (http.url() != null)
                    request.put("url", http.url().renderText(scope).strip());
                if (http.backend() != null) request.put("backend", http.backend());
                if (http.path() != null)
                    request.put("path", http.path().renderText(scope).strip());
                request.put("headers", texts(http.headers(), scope));
                if (http.body() != null) request.put("body", http.body().render(scope));
                else if (!BODILESS.contains(http.method())) request.put("body", envelope(execution, run, scope));
            }
            case TaskWork.Shell shell -> {
                if (shell.command() != null) request.put("command", shell.command());
                if (shell.args() != null) request.put("args", texts(shell.args(), scope));
                request.put("env", texts(shell.env(), scope));
                request.put("input", envelope(execution, run, scope));
            }
            case TaskWork.Java java -> {
                request.put("class", java.className());
                request.put("params", params(task, scope));
            }
            case TaskWork.Wait wait -> {}
            case TaskWork.Approval approval -> {}
            case TaskWork.Workflow workflow -> {}
        }
        return request;
    }

    private static Map<String, String> texts(Map<String, Template> templates, Scope scope) throws ExpressionException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Template> each : templates.entrySet()) {
            texts.put(each.getKey(), each.getValue().renderText(scope));
        }
        return texts;
    }

    private static List<String> texts(List<Template> templates, Scope scope) throws ExpressionException {
        List<String> texts = new ArrayList<>(templates.size());
        for (Template each : templates) texts.add(each.renderText(scope));
        return texts;
    }

    private static @Nullable Object params(TaskDefinition task, Scope scope) throws ExpressionException {
        return task.params() == null ? Map.of() : task.params().render(scope);
    }

    /** As the task envelope of the callback protocol, without what only a server knows. */
    private static Map<String, @Nullable Object> envelope(Execution execution, TaskRun run, Scope scope)
            throws ExpressionException {
        TaskDefinition task = execution.plan().task(run.ordinal());
        Map<String, @Nullable Object> upstream = new LinkedHashMap<>();
        for (int up : execution.plan().graph().upstream(run.ordinal())) {
            upstream.put(execution.plan().task(up).id(), execution.run(up).output());
        }
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("id", task.id());
        about.put("attempt", run.attempt());
        about.put("index", run.index());
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("task", about);
        envelope.put("inputs", execution.inputs());
        envelope.put("params", params(task, scope));
        envelope.put("upstream", upstream);
        return envelope;
    }
}

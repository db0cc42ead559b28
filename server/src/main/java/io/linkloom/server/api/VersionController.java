package io.linkloom.server.api;

import io.linkloom.api.Page;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.api.WorkflowVersion;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ViewReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a workflow, also after it was deleted, and the graph of the current one. */
@RestController
@RequestMapping("/api/workflows/{id}")
class VersionController {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Workflows workflows;
    private final WorkflowStore store;
    private final ViewReader views;

    VersionController(Workflows workflows, WorkflowStore store, ViewReader views) {
        this.workflows = workflows;
        this.store = store;
        this.views = views;
    }

    @GetMapping(path = "/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WorkflowVersion> list(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        List<WorkflowStore.Version> versions = store.versions(ref.namespace(), ref.id());
        if (versions.isEmpty()) throw workflows.missing(ref);
        List<WorkflowVersion> items = versions.stream()
                .map(version ->
                        new WorkflowVersion(ref.id(), ref.namespace(), version.version(), version.createdAt(), null))
                .toList();
        return new Page<>(items, null);
    }

    @GetMapping(path = "/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkflowVersion get(@PathVariable String id, @PathVariable String version, HttpServletRequest request) {
        Parameters.of(request);
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        WorkflowStore.Version found = find(ref, version);
        return new WorkflowVersion(ref.id(), ref.namespace(), found.version(), found.createdAt(), found.source());
    }

    @GetMapping(path = "/versions/{version}", produces = WorkflowController.YAML)
    String source(@PathVariable String id, @PathVariable String version, HttpServletRequest request) {
        Parameters.of(request);
        return find(workflows.ref(id, Caller.of(request)), version).source();
    }

    private WorkflowStore.Version find(WorkflowRef ref, String version) {
        if (!NUMBER.matcher(version).matches()) throw new ApiProblem(ProblemKind.VERSION_NOT_FOUND, ref, version);
        return store.version(ref.namespace(), ref.id(), Integer.parseInt(version))
                .orElseThrow(() -> new ApiProblem(ProblemKind.VERSION_NOT_FOUND, ref, version));
    }

    @GetMapping(path = "/graph", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkflowGraphView graph(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        WorkflowStore.Workflow workflow = workflows.find(workflows.ref(id, Caller.of(request)));
        var durations = views.durations(workflow.namespace(), workflow.id(), workflow.version());
        return GraphView.of(workflow.plan().graph(), durations);
    }
}

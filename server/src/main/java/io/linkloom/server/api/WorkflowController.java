package io.linkloom.server.api;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.Page;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Workflows: registered, listed, read, paused, deleted. */
@RestController
@RequestMapping("/api/workflows")
class WorkflowController {
    static final String YAML = "application/yaml";
    private static final int MOST_RECENT = 20;

    private static final List<MediaType> DOCUMENTS = List.of(
            MediaType.parseMediaType(YAML),
            MediaType.APPLICATION_JSON,
            MediaType.parseMediaType("text/yaml"),
            MediaType.parseMediaType("application/x-yaml"),
            MediaType.TEXT_PLAIN);

    private final Workflows workflows;
    private final WorkflowStore store;
    private final Registration registration;
    private final StreamHub stream;
    private final InstantSource clock;

    WorkflowController(
            Workflows workflows,
            WorkflowStore store,
            Registration registration,
            StreamHub stream,
            InstantSource clock) {
        this.workflows = workflows;
        this.store = store;
        this.registration = registration;
        this.stream = stream;
        this.clock = clock;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WorkflowRegistration> register(HttpServletRequest request) throws IOException {
        return register(request, null);
    }

    @PutMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WorkflowRegistration> put(@PathVariable String id, HttpServletRequest request) throws IOException {
        return register(request, workflows.ref(id, Caller.of(request)));
    }

    private ResponseEntity<WorkflowRegistration> register(HttpServletRequest request, @Nullable WorkflowRef as)
            throws IOException {
        Bodies.requireType(request, DOCUMENTS, false);
        boolean dryRun = Parameters.of(request, "dryRun").flag("dryRun");
        byte[] document = Bodies.bytes(request, Bodies.MAX_DOCUMENT);
        WorkflowRegistration done = registration.carryOut(
                new Registration.Order(document, as, dryRun, Caller.of(request), Texts.language(request)));
        boolean created = !dryRun && done.result().equals(WorkflowRegistration.CREATED);
        if (!created) return ResponseEntity.ok(done);
        return ResponseEntity.created(URI.create("/api/workflows/" + new WorkflowRef(done.namespace(), done.id())))
                .body(done);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WorkflowSummary> list(HttpServletRequest request) {
        Parameters parameters =
                Parameters.of(request, "namespace", "label", "state", "paused", "q", "recent", "limit", "cursor");
        Caller caller = Caller.of(request);
        int limit = parameters.limit();
        int recent = parameters.integer("recent", 0, 0, MOST_RECENT);
        Set<ExecutionState> states = parameters.choices("state", ExecutionState.class);
        var filter = new WorkflowStore.Filter(
                parameters.text("namespace"),
                parameters.labels(),
                parameters.text("q"),
                parameters.flagOrNull("paused"),
                caller.namespaces());
        Cursors.Cursor cursor = Cursors.decode(parameters.text("cursor"), 2);
        WorkflowStore.After after = cursor == null
                ? null
                : new WorkflowStore.After(
                        cursor.at(), cursor.words().get(0), cursor.words().get(1));
        List<WorkflowSummary> found = workflows.list(new Workflows.Wanted(filter, states, recent, limit + 1), after);
        if (found.size() <= limit) return new Page<>(found, null);
        WorkflowSummary last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), Cursors.encode(last.createdAt(), last.namespace(), last.id()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkflowDetails get(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return workflows.details(workflows.find(workflows.ref(id, Caller.of(request))));
    }

    @GetMapping(path = "/{id}", produces = YAML)
    String source(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return workflows.source(workflows.find(workflows.ref(id, Caller.of(request))));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        if (!store.delete(ref.namespace(), ref.id())) throw workflows.missing(ref);
        tell(ref, "DELETED");
    }

    @PostMapping(path = "/{id}/pause", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkflowDetails pause(@PathVariable String id, HttpServletRequest request) {
        return setPaused(id, true, request);
    }

    @PostMapping(path = "/{id}/resume", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkflowDetails resume(@PathVariable String id, HttpServletRequest request) {
        return setPaused(id, false, request);
    }

    private WorkflowDetails setPaused(String id, boolean paused, HttpServletRequest request) {
        Parameters.of(request);
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        if (!store.setPaused(ref.namespace(), ref.id(), paused)) throw workflows.missing(ref);
        tell(ref, paused ? "PAUSED" : "RESUMED");
        return workflows.details(workflows.find(ref));
    }

    private void tell(WorkflowRef ref, String state) {
        stream.tell(
                new StreamEvent(clock.instant(), null, ref.id(), ref.namespace(), 0, null, null, null, state, null));
    }
}

package io.linkloom.server.api;

import io.linkloom.engine.state.Plan;
import io.linkloom.server.layout.Drawings;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The picture of a workflow. */
@RestController
class LayoutController {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Workflows workflows;
    private final WorkflowStore store;
    private final Drawings drawings;

    LayoutController(Workflows workflows, WorkflowStore store, Drawings drawings) {
        this.workflows = workflows;
        this.store = store;
        this.drawings = drawings;
    }

    /** Of the current version, or of the one asked for. */
    @GetMapping(path = "/api/workflows/{id}/layout", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> layout(@PathVariable String id, HttpServletRequest request) throws InterruptedException {
        Parameters parameters = Parameters.of(request, "version");
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        Plan plan = plan(ref, parameters.integerOrNull("version", Integer.MAX_VALUE));
        String tag = '"' + Drawings.tag(plan.graph()) + '"';
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ResponseEntity.status(304)
                    .eTag(tag)
                    .cacheControl(CacheControl.noCache())
                    .build();
        }
        return switch (drawings.of(plan.graph(), PATIENCE_MILLIS)) {
            case Drawings.Answer.Drawn drawn ->
                ResponseEntity.ok()
                        .eTag(tag)
                        .cacheControl(CacheControl.noCache())
                        .body(drawn.layout());
            case Drawings.Answer.TooLarge large ->
                throw new ApiProblem(
                        ProblemKind.LAYOUT_TOO_LARGE,
                        large.tasks(),
                        large.edges(),
                        Drawings.MAX_TASKS,
                        Drawings.MAX_EDGES);
            case Drawings.Answer.NotYet later -> throw new ApiProblem(ProblemKind.LAYOUT_NOT_READY);
        };
    }

    private Plan plan(WorkflowRef ref, @Nullable Integer version) {
        if (version == null) return workflows.find(ref).plan();
        Plan plan = store.plan(ref.namespace(), ref.id(), version);
        if (plan == null) throw new ApiProblem(ProblemKind.VERSION_NOT_FOUND, ref, version);
        return plan;
    }

    private static boolean isKnown(@Nullable String header, String tag) {
        if (header == null) return false;
        for (String each : header.split(",", -1)) {
            String known = each.trim();
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) return true;
        }
        return false;
    }
}

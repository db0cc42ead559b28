package io.linkloom.server.api;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.Meta;
import io.linkloom.api.ServerStatus;
import io.linkloom.model.input.Inputs;
import io.linkloom.model.json.Json;
import io.linkloom.server.backend.BackendRegistry;
import io.linkloom.server.scheduler.Upcoming;
import io.linkloom.server.security.Caller;
import io.linkloom.server.security.Role;
import io.linkloom.server.view.DeadLetters;
import io.linkloom.server.view.ExecutionFilter;
import io.linkloom.server.view.ExecutionList;
import io.linkloom.server.view.ViewReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The server about itself. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class MetaController {
    private static final int LAST_FAILURES = 10;
    private static final int NEXT_RUNS = 10;
    private static final List<String> FEATURES = List.of(
            "http",
            "shell",
            "java",
            "wait",
            "approval",
            "workflow",
            "stream",
            "dead-letters",
            "backends",
            "cron",
            "events");
    private static final Map<String, Long> LIMITS = Map.of(
            "documentBytes",
            (long) Bodies.MAX_DOCUMENT,
            "inputBytes",
            (long) Inputs.MAX_BYTES,
            "outputBytes",
            (long) Json.MAX_BYTES,
            "tasks",
            10_000L,
            "items",
            10_000L,
            "pageSize",
            500L);

    private final ViewReader views;
    private final ExecutionList executions;
    private final DeadLetters deadLetters;
    private final Upcoming upcoming;
    private final BackendRegistry backends;
    private final InstantSource clock;

    MetaController(
            ViewReader views,
            ExecutionList executions,
            DeadLetters deadLetters,
            BackendRegistry backends,
            Upcoming upcoming,
            InstantSource clock) {
        this.backends = backends;
        this.views = views;
        this.executions = executions;
        this.deadLetters = deadLetters;
        this.upcoming = upcoming;
        this.clock = clock;
    }

    @GetMapping("/api/meta")
    Meta meta(HttpServletRequest request) {
        Parameters.of(request);
        String version = MetaController.class.getPackage().getImplementationVersion();
        Caller caller = Caller.of(request);
        List<String> roles = Arrays.stream(Role.values())
                .filter(role -> caller.role().includes(role))
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Meta(version == null ? "development" : version, FEATURES, LIMITS, clock.instant(), roles);
    }

    @GetMapping("/api/status")
    ServerStatus status(HttpServletRequest request) {
        Parameters.of(request);
        Set<String> visible = Caller.of(request).namespaces();
        var failed = ExecutionFilter.inStates(Set.of(ExecutionState.FAILED, ExecutionState.TIMED_OUT), visible);
        return new ServerStatus(
                views.counts(visible),
                executions.page(failed, null, LAST_FAILURES).items(),
                deadLetters.count(visible),
                BackendController.visible(backends, Caller.of(request)).stream()
                        .map(each -> backends.status(each.name()))
                        .filter(Objects::nonNull)
                        .toList(),
                views.nodes(),
                upcoming.soonest(visible, clock.instant(), NEXT_RUNS));
    }

    @GetMapping(
            path = "/api/schemas/workflow.json",
            produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
    String workflowSchema(HttpServletRequest request) {
        Parameters.of(request);
        return io.linkloom.model.yaml.WorkflowSchema.text();
    }
}

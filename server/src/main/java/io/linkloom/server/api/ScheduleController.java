package io.linkloom.server.api;

import io.linkloom.api.Backfill;
import io.linkloom.api.BackfillReport;
import io.linkloom.api.Firing;
import io.linkloom.api.Page;
import io.linkloom.api.ScheduledInstant;
import io.linkloom.server.scheduler.BackfillRange;
import io.linkloom.server.scheduler.Firings;
import io.linkloom.server.scheduler.Upcoming;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When a workflow fires, what became of its instants, and how those of the past are filled in. */
@RestController
@RequestMapping(path = "/api/workflows/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ScheduleController {
    private static final int MAX_COUNT = 1_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Workflows workflows;
    private final Firings firings;
    private final BackfillRange backfills;
    private final Commands commands;
    private final InstantSource clock;

    ScheduleController(
            Workflows workflows, Firings firings, BackfillRange backfills, Commands commands, InstantSource clock) {
        this.commands = commands;
        this.workflows = workflows;
        this.firings = firings;
        this.backfills = backfills;
        this.clock = clock;
    }

    @GetMapping("/schedule")
    Page<ScheduledInstant> schedule(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "count", "after");
        int count = parameters.integer("count", 10, 1, MAX_COUNT);
        Instant after = parameters.instant("after");
        WorkflowStore.Workflow workflow = workflows.find(workflows.ref(id, Caller.of(request)));
        return new Page<>(Upcoming.of(workflow.definition(), after == null ? clock.instant() : after, count), null);
    }

    @GetMapping("/firings")
    Page<Firing> firings(@PathVariable String id, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        int limit = parameters.limit();
        Cursors.Cursor cursor = Cursors.decode(parameters.text("cursor"), 1);
        WorkflowRef ref = workflows.ref(id, Caller.of(request));
        workflows.requireKnown(ref);
        Firings.After after = cursor == null
                ? null
                : new Firings.After(cursor.at(), cursor.words().getFirst());
        List<Firings.Entry> found = firings.list(ref.namespace(), ref.id(), after, limit + 1);
        List<Firing> items =
                found.stream().limit(limit).map(Firings.Entry::firing).toList();
        if (found.size() <= limit) return new Page<>(items, null);
        Firings.Entry last = found.get(limit - 1);
        return new Page<>(items, Cursors.encode(last.firing().at(), last.identity()));
    }

    @PostMapping("/backfill")
    BackfillReport backfill(@PathVariable String id, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        Caller caller = Caller.of(request);
        WorkflowRef ref = workflows.ref(id, caller);
        Backfill range = Bodies.read(request, Backfill.class);
        Instant from = moment(range == null ? null : range.from(), "from");
        Instant to = moment(range == null ? null : range.to(), "to");
        if (!from.isBefore(to)) throw Bodies.invalid("/to", "finding.not-after", "from");
        WorkflowStore.Workflow workflow = workflows.find(ref);
        commands.requireAvailable();
        try {
            BackfillReport report = backfills.fill(workflow, from, to, caller.name());
            if (report == null) throw Bodies.invalid("", "finding.too-many-instants", BackfillRange.MAX_INSTANTS);
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(ProblemKind.UNAVAILABLE);
        }
    }

    private static Instant moment(@Nullable Instant given, String field) {
        if (given == null) throw Bodies.invalid("/" + field, "finding.missing", field);
        if (given.isBefore(Instant.EPOCH) || given.isAfter(LATEST))
            throw Bodies.invalid("/" + field, "finding.wrong-type", Localized.of("expected.instant"));
        return given;
    }
}

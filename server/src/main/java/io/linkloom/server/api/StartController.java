package io.linkloom.server.api;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.RerunExecution;
import io.linkloom.api.StartExecution;
import io.linkloom.engine.command.Command;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.security.Caller;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts executions, and starts them again. */
@RestController
class StartController {
    private final Workflows workflows;
    private final Executions executions;
    private final Orders orders;
    private final StartKeys keys;
    private final Commands commands;

    StartController(Workflows workflows, Executions executions, Orders orders, StartKeys keys, Commands commands) {
        this.workflows = workflows;
        this.executions = executions;
        this.orders = orders;
        this.keys = keys;
        this.commands = commands;
    }

    @PostMapping(path = "/api/workflows/{id}/executions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExecutionDetails> start(@PathVariable String id, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        Caller caller = Caller.of(request);
        WorkflowRef ref = workflows.ref(id, caller);
        StartExecution sent = Bodies.read(request, StartExecution.class);
        StartExecution wanted = sent == null ? new StartExecution(Map.of(), Map.of()) : sent;
        Commit.StartKey key = keys.of(request, "start " + ref, List.of(wanted.inputs(), wanted.labels()));
        return started(key, caller, own -> orders.fresh(workflows.find(ref), wanted, caller, own));
    }

    /** Asks the key first, so that a repeated request gets its first answer whatever has become of the workflow since. */
    private ResponseEntity<ExecutionDetails> started(
            Commit.@Nullable StartKey key, Caller caller, Function<Commit.@Nullable StartKey, NewExecution> order) {
        String before = keys.startedBefore(key);
        if (before != null) return created(executions.details(before, caller));
        NewExecution wanted = order.apply(key);
        return switch (commands.start(wanted)) {
            case Reply.Started started ->
                created(executions
                        .describe(new Executions.Found(started.execution(), wanted.plan()), started.tasks())
                        .execution());
            case Reply.StartedBefore again -> {
                if (key != null) keys.requireSame(key, again.requestHash());
                yield created(executions.details(again.execution(), caller));
            }
            case Reply.OverLimit over -> throw new ApiProblem(ProblemKind.OVER_LIMIT);
            case Reply.Done done -> throw new IllegalStateException("Expected the reply to a start");
            case Reply.Refused refused -> throw new IllegalStateException("Expected the reply to a start");
            case Reply.NoSuchExecution none -> throw new IllegalStateException("Expected the reply to a start");
        };
    }

    private static ResponseEntity<ExecutionDetails> created(ExecutionDetails details) {
        return ResponseEntity.created(URI.create("/api/executions/" + details.id()))
                .body(details);
    }

    @PostMapping(path = "/api/executions/{id}/rerun", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExecutionDetails> rerun(@PathVariable String id, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        Caller caller = Caller.of(request);
        Executions.Found found = executions.find(id, caller);
        RerunExecution what = Bodies.read(request, RerunExecution.class);
        if (what == null || (what.from() == null) == (what.task() == null)) {
            throw Bodies.invalid("", "finding.exclusive", "from", "task");
        }
        if (what.version() != null && !RerunExecution.START.equals(what.from())) {
            throw Bodies.invalid("/version", "finding.not-one-of", "from: start");
        }
        String task = what.task();
        if (task != null) {
            found.task(task);
            return again(id, new Command.RerunFrom(task, caller.name()), caller);
        }
        return switch (what.from()) {
            case RerunExecution.FAILED -> again(id, new Command.RerunFailed(caller.name()), caller);
            case RerunExecution.START -> {
                Commit.StartKey key =
                        keys.of(request, "rerun " + id, List.of(what.version() == null ? 0 : what.version()));
                yield started(key, caller, own -> orders.again(found.row(), what.version(), caller, own));
            }
            case null, default -> throw Bodies.invalid("/from", "finding.not-one-of", "failed, start");
        };
    }

    private ResponseEntity<ExecutionDetails> again(String id, Command command, Caller caller) {
        commands.send(id, command);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(executions.details(id, caller));
    }
}

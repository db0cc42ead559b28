package io.linkloom.server.api;

import io.linkloom.api.BulkResult;
import io.linkloom.api.DeadLetter;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Page;
import io.linkloom.engine.command.Command;
import io.linkloom.server.security.Caller;
import io.linkloom.server.view.DeadLetters;
import io.linkloom.server.view.TaskRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What died and waits for a person. */
@RestController
@RequestMapping(path = "/api/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
class DeadLetterController {
    private static final int MAX_AT_ONCE = 1_000;

    private final DeadLetters letters;
    private final Executions executions;
    private final Commands commands;

    DeadLetterController(DeadLetters letters, Executions executions, Commands commands) {
        this.letters = letters;
        this.executions = executions;
        this.commands = commands;
    }

    @GetMapping
    Page<DeadLetter> list(HttpServletRequest request) {
        Parameters parameters =
                Parameters.of(request, "execution", "workflow", "namespace", "error", "limit", "cursor");
        DeadLetters.Filter filter = filter(parameters, request);
        int limit = parameters.limit();
        List<DeadLetters.Entry> found = letters.list(filter, after(parameters.text("cursor")), limit + 1);
        List<DeadLetter> items =
                found.stream().limit(limit).map(DeadLetters.Entry::letter).toList();
        if (found.size() <= limit) return new Page<>(items, null);
        DeadLetters.Entry last = found.get(limit - 1);
        return new Page<>(
                items, Cursors.encode(last.key().deadAt(), last.letter().id()));
    }

    private static DeadLetters.Filter filter(Parameters parameters, HttpServletRequest request) {
        String workflow = parameters.text("workflow");
        WorkflowRef ref = workflow == null ? null : WorkflowRef.parse(workflow);
        if (workflow != null && ref == null) throw Parameters.bad("workflow", workflow, "workflow");
        boolean qualified = workflow != null && WorkflowRef.isQualified(workflow);
        return new DeadLetters.Filter(
                parameters.text("execution"),
                qualified && ref != null ? ref.namespace() : parameters.text("namespace"),
                ref == null ? null : ref.id(),
                parameters.text("error"),
                Caller.of(request).namespaces());
    }

    private static DeadLetters.@Nullable Key after(@Nullable String text) {
        Cursors.Cursor cursor = Cursors.decode(text, 1);
        if (cursor == null) return null;
        DeadLetters.Key key = DeadLetters.key(cursor.words().getFirst());
        if (key == null) throw new ApiProblem(ProblemKind.BAD_CURSOR);
        return new DeadLetters.Key(cursor.at(), key.execution(), key.task(), key.item());
    }

    @PostMapping("/{id}/requeue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionDetails requeue(@PathVariable String id, HttpServletRequest request) {
        String by = Caller.of(request).name();
        return send(id, request, run -> new Command.Requeue(run.task, run.index, by));
    }

    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionDetails discard(@PathVariable String id, HttpServletRequest request) {
        String by = Caller.of(request).name();
        return send(id, request, run -> new Command.Discard(run.task, run.index, by));
    }

    /** All that match, at most 1,000 at once; the answer says how many it were and how many are left. */
    @PostMapping("/requeue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkResult requeueAll(HttpServletRequest request) {
        String by = Caller.of(request).name();
        return sendAll(request, run -> new Command.Requeue(run.task, run.index, by));
    }

    /** As above. */
    @PostMapping("/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkResult discardAll(HttpServletRequest request) {
        String by = Caller.of(request).name();
        return sendAll(request, run -> new Command.Discard(run.task, run.index, by));
    }

    private BulkResult sendAll(HttpServletRequest request, Function<Run, Command> command) {
        DeadLetters.Filter filter =
                filter(Parameters.of(request, "execution", "workflow", "namespace", "error"), request);
        int done = 0;
        for (DeadLetters.Entry entry : letters.list(filter, null, MAX_AT_ONCE)) {
            DeadLetter letter = entry.letter();
            // Somebody else may have been quicker with one of them: then there is nothing left to do for it.
            if (commands.ask(letter.execution(), command.apply(new Run(letter.task(), letter.index()))) == null) done++;
        }
        return new BulkResult(done, letters.matching(filter));
    }

    private record Run(String task, @Nullable Integer index) {}

    private ExecutionDetails send(String id, HttpServletRequest request, Function<Run, Command> command) {
        Parameters.of(request);
        DeadLetters.Key key = DeadLetters.key(id);
        if (key == null) throw new ApiProblem(ProblemKind.DEAD_LETTER_NOT_FOUND);
        Executions.Found found = found(key, Caller.of(request));
        String task = found.plan().task(key.task()).id();
        commands.send(key.execution(), command.apply(new Run(task, key.item() == TaskRow.NO_ITEM ? null : key.item())));
        return executions.details(key.execution(), Caller.of(request));
    }

    private Executions.Found found(DeadLetters.Key key, Caller caller) {
        Executions.Found found = null;
        try {
            found = executions.find(key.execution(), caller);
        } catch (ApiProblem problem) {
            if (problem.kind() != ProblemKind.EXECUTION_NOT_FOUND) throw problem;
        }
        if (found == null || key.task() >= found.plan().graph().size()) {
            throw new ApiProblem(ProblemKind.DEAD_LETTER_NOT_FOUND);
        }
        return found;
    }
}

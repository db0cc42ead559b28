package io.linkloom.server.api;

import io.linkloom.api.ApprovalDecision;
import io.linkloom.api.CancelExecution;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.engine.command.Command;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Executions: stopped, paused, approved. Each answer shows the execution after the command. */
@RestController
@RequestMapping(path = "/api/executions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@ResponseStatus(HttpStatus.ACCEPTED)
class CommandController {
    private static final int MAX_COMMENT = 4_000;

    private final Executions executions;
    private final Commands commands;

    CommandController(Executions executions, Commands commands) {
        this.executions = executions;
        this.commands = commands;
    }

    @PostMapping("/cancel")
    ExecutionDetails cancel(@PathVariable String id, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        CancelExecution why = Bodies.read(request, CancelExecution.class);
        String by = Caller.of(request).name();
        return send(id, new Command.Cancel(by, why == null ? null : text(why.reason(), "/reason")), request);
    }

    @PostMapping("/pause")
    ExecutionDetails pause(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return send(id, new Command.Pause(Caller.of(request).name()), request);
    }

    @PostMapping("/resume")
    ExecutionDetails resume(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return send(id, new Command.Resume(Caller.of(request).name()), request);
    }

    @PostMapping("/tasks/{task}/approve")
    ExecutionDetails approve(@PathVariable String id, @PathVariable String task, HttpServletRequest request)
            throws IOException {
        Integer index = Parameters.of(request, "index").integerOrNull("index", Integer.MAX_VALUE);
        String comment = comment(request);
        executions.find(id, Caller.of(request)).task(task);
        return send(id, new Command.Approve(task, index, Caller.of(request).name(), comment), request);
    }

    @PostMapping("/tasks/{task}/reject")
    ExecutionDetails reject(@PathVariable String id, @PathVariable String task, HttpServletRequest request)
            throws IOException {
        Integer index = Parameters.of(request, "index").integerOrNull("index", Integer.MAX_VALUE);
        String comment = comment(request);
        executions.find(id, Caller.of(request)).task(task);
        return send(id, new Command.Reject(task, index, Caller.of(request).name(), comment), request);
    }

    private static @Nullable String comment(HttpServletRequest request) throws IOException {
        ApprovalDecision decision = Bodies.read(request, ApprovalDecision.class);
        return decision == null ? null : text(decision.comment(), "/comment");
    }

    private static @Nullable String text(@Nullable String text, String pointer) {
        if (text != null && text.length() > MAX_COMMENT) throw Bodies.invalid(pointer, "finding.too-long", MAX_COMMENT);
        return text;
    }

    private ExecutionDetails send(String id, Command command, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        executions.find(id, caller);
        commands.send(id, command);
        return executions.details(id, caller);
    }
}

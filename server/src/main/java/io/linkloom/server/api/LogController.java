package io.linkloom.server.api;

import io.linkloom.api.LogLine;
import io.linkloom.api.Page;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.log.LogReader;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an execution logged: a page, a file, or a stream of it. */
@RestController
@RequestMapping("/api/executions/{id}/logs")
class LogController {
    private static final int PART = 500;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int LOOKS_TO_A_BEAT = 60;

    /** Lines are written a moment after they are said. */
    private static final int LOOKS_AFTER_THE_END = 4;

    private final Executions executions;
    private final LogReader logs;
    private final StreamHub hub;

    LogController(Executions executions, LogReader logs, StreamHub hub) {
        this.executions = executions;
        this.logs = logs;
        this.hub = hub;
    }

    /** @param tail how many of the last lines; 0: not from the end */
    private record Asked(String execution, LogReader.Filter filter, long after, int limit, boolean limited, int tail) {

        /** `tail` without `after`: where following begins. */
        long start(LogReader logs) {
            if (tail == 0 || after > 0) return after;
            List<LogLine> last = logs.last(execution, filter, tail);
            return last.isEmpty() ? 0 : last.getFirst().seq() - 1;
        }
    }

    private Asked asked(String id, HttpServletRequest request) {
        Parameters parameters =
                Parameters.of(request, "task", "index", "attempt", "q", "after", "limit", "cursor", "tail");
        Executions.Found found = executions.find(id, Caller.of(request));
        String task = parameters.text("task");
        if (task != null) found.task(task);
        var filter = new LogReader.Filter(
                task,
                parameters.integerOrNull("index", Integer.MAX_VALUE),
                parameters.integerOrNull("attempt", Integer.MAX_VALUE),
                parameters.text("q"));
        String cursor = parameters.text("cursor");
        long after = cursor == null ? parameters.number("after", 0) : parameters.number("cursor", 0);
        return new Asked(
                found.id(),
                filter,
                after,
                parameters.integer("limit", PART, 1, PART),
                parameters.text("limit") != null,
                parameters.integer("tail", 0, 1, PART));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<LogLine> page(@PathVariable String id, HttpServletRequest request) {
        Asked asked = asked(id, request);
        LogReader.Part part = logs.read(asked.execution, asked.filter, asked.start(logs), asked.limit);
        return new Page<>(part.lines(), part.next() == null ? null : part.next().toString());
    }

    /** The messages alone, all of them unless a limit is given. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    void text(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = asked(id, request);
        response.setContentType("text/plain;charset=UTF-8");
        OutputStream out = response.getOutputStream();
        @Nullable Long after = asked.start(logs);
        while (after != null) {
            LogReader.Part part = logs.read(asked.execution, asked.filter, after, asked.limit);
            for (LogLine line : part.lines()) out.write((line.message() + "\n").getBytes(StandardCharsets.UTF_8));
            after = asked.limited ? null : part.next();
        }
    }

    /** Lines as they come, until the execution has ended. */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = asked(id, request);
        long after = asked.start(logs);
        String last = request.getHeader("Last-Event-ID");
        if (last != null && !last.isEmpty()) after = position(last);
        Caller caller = Caller.of(request);
        EventStream stream = EventStream.begin(response);
        int looksLeft = LOOKS_AFTER_THE_END;
        for (int looks = 1; looksLeft > 0 && !hub.isClosed(); looks++) {
            LogReader.Part part = logs.read(asked.execution, asked.filter, after, PART);
            for (LogLine line : part.lines()) {
                stream.event(Long.toString(line.seq()), "log", line);
                after = line.seq();
            }
            if (part.next() != null) after = part.next();
            if (!part.lines().isEmpty()) stream.flush();
            else if (executions.find(asked.execution, caller).row().state().isEnded()) looksLeft--;
            if (looks % LOOKS_TO_A_BEAT == 0) stream.comment();
            if (part.next() == null) LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static long position(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ApiProblem(ProblemKind.BAD_POSITION);
        }
    }
}

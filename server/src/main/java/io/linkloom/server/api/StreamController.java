package io.linkloom.server.api;

import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.history.JournalTail;
import io.linkloom.server.history.StreamFilter;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.history.StreamMessage;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every change, as it happens, for as long as somebody listens. */
@RestController
class StreamController {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final List<String> TYPES = List.of("execution", "task", "attempt", "log", "workflow");

    private final StreamHub hub;

    StreamController(StreamHub hub) {
        this.hub = hub;
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StreamFilter filter = filter(request);
        String after = request.getHeader("Last-Event-ID");
        if (after != null && after.isEmpty()) after = null;
        if (after != null && !StreamHub.isPosition(after)) throw new ApiProblem(ProblemKind.BAD_POSITION);
        try (JournalTail tail = hub.follow(filter, after)) {
            if (tail == null) throw new ApiProblem(ProblemKind.TOO_MANY_STREAMS);
            follow(tail, EventStream.begin(response));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StreamFilter filter(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "workflow", "namespace", "execution", "types");
        String workflow = parameters.text("workflow");
        WorkflowRef ref = workflow == null ? null : WorkflowRef.parse(workflow);
        if (workflow != null && ref == null) throw Parameters.bad("workflow", workflow, "workflow");
        boolean qualified = workflow != null && WorkflowRef.isQualified(workflow);
        String execution = parameters.text("execution");
        if (execution != null && ExecutionId.shard(execution) < 0) {
            throw new ApiProblem(ProblemKind.EXECUTION_NOT_FOUND, execution);
        }
        return new StreamFilter(
                qualified && ref != null ? ref.namespace() : parameters.text("namespace"),
                ref == null ? null : ref.id(),
                execution,
                parameters.words("types", TYPES),
                Caller.of(request).namespaces());
    }

    private static void follow(JournalTail tail, EventStream stream) throws IOException, InterruptedException {
        long written = System.nanoTime();
        for (List<StreamMessage> news = tail.next(BEAT); news != null; news = tail.next(BEAT)) {
            for (StreamMessage message : news) stream.event(message.id(), message.event(), message.data());
            // It also wakes for what this listener does not want to hear of; of that nothing may be told.
            boolean silent = System.nanoTime() - written >= BEAT.toNanos();
            if (!news.isEmpty()) stream.flush();
            else if (silent) stream.comment();
            else continue;
            written = System.nanoTime();
        }
    }
}

package io.linkloom.server.api;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.json.Json;
import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.secret.RedactedLines;
import io.linkloom.server.secret.Redactor;
import io.linkloom.server.secret.Secrets;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.ViewReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the answers of backends that work on; the token in the address is the only credential. */
@RestController
@RequestMapping(path = "/api/callbacks/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
class CallbackController {
    private static final int MAX_MESSAGE = 8_000;

    /** What every accepted callback answers, the first time and each time it is repeated. */
    private static final Map<String, Boolean> ACCEPTED = Map.of("accepted", true);

    private final CallbackTokens tokens;
    private final Commands commands;
    private final TaskLog log;
    private final Secrets secrets;
    private final ViewReader views;
    private final InstantSource clock;

    CallbackController(
            CallbackTokens tokens,
            Commands commands,
            TaskLog log,
            Secrets secrets,
            ViewReader views,
            InstantSource clock) {
        this.views = views;
        this.secrets = secrets;
        this.tokens = tokens;
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    /** `status` is `succeeded`, with `output`, or `failed`, with `error`. */
    private record Result(
            @Nullable String status,
            @Nullable Json output,
            @Nullable Failure error) {}

    private record Failure(
            @Nullable String message,
            @Nullable Boolean retryable,
            @Nullable String code) {}

    private record Heartbeat(
            @Nullable Double progress, @Nullable String message) {}

    private CallbackTokens.Content content(String token) {
        CallbackTokens.Content content = tokens.decode(token);
        if (content == null || content.expiresAt().isBefore(clock.instant())) {
            throw new ApiProblem(ProblemKind.CALLBACK_NOT_FOUND);
        }
        return content;
    }

    @PostMapping
    Map<String, Boolean> result(@PathVariable String token, HttpServletRequest request) throws IOException {
        CallbackTokens.Content content = content(token);
        Bodies.requireType(request, List.of(MediaType.APPLICATION_JSON), false);
        Result result = Bodies.parse(Bodies.bytes(request, 2 * Json.MAX_BYTES), Result.class);
        Outcome outcome = outcome(result, secrets.redactorOf(content.execution()));
        Command command = new Command.CallBack(content.task(), content.index(), content.callbackAttempt(), outcome);
        return told(content, command);
    }

    private Map<String, Boolean> told(CallbackTokens.Content content, Command command) {
        Refusal refusal = commands.ask(content.execution(), command);
        if (refusal == null || refusal == Refusal.DUPLICATE) return ACCEPTED;
        throw new ApiProblem(ProblemKind.STALE_CALLBACK);
    }

    private static Outcome outcome(Result result, Redactor redactor) {
        return switch (result.status) {
            case "succeeded" -> {
                if (result.error != null) throw Bodies.invalid("/error", "finding.not-one-of", "output");
                Json output = result.output == null ? Json.NULL : result.output;
                if (output.length() > Json.MAX_BYTES) throw new ApiProblem(ProblemKind.TOO_LARGE, Json.MAX_BYTES);
                yield new Outcome.Succeeded(redactor.json(output));
            }
            case "failed" -> {
                Failure failure = result.error;
                if (failure == null) throw Bodies.invalid("/error", "finding.missing", "error");
                if (result.output != null && !result.output.isNull())
                    throw Bodies.invalid("/output", "finding.not-one-of", "error");
                String message = failure.message == null
                        ? "The backend reported a failure"
                        : cut(redactor.text(failure.message));
                String code = failure.code == null ? "CALLBACK" : cut(redactor.text(failure.code));
                yield new Outcome.Failed(
                        new TaskFailure(code, message), !Boolean.FALSE.equals(failure.retryable), null);
            }
            case null -> throw Bodies.invalid("/status", "finding.missing", "status");
            default -> throw Bodies.invalid("/status", "finding.not-one-of", "succeeded, failed");
        };
    }

    @PostMapping("/heartbeat")
    Map<String, Boolean> heartbeat(@PathVariable String token, HttpServletRequest request) throws IOException {
        CallbackTokens.Content content = content(token);
        Heartbeat sent = Bodies.read(request, Heartbeat.class);
        Double progress = sent == null ? null : sent.progress;
        if (progress != null && !(progress >= 0 && progress <= 1)) {
            throw Bodies.invalid("/progress", "finding.wrong-type", Localized.of("expected.limit", 0, 1));
        }
        String message = sent == null || sent.message == null
                ? null
                : cut(secrets.redactorOf(content.execution()).text(sent.message));
        return told(
                content,
                new Command.Heartbeat(content.task(), content.index(), content.callbackAttempt(), progress, message));
    }

    @PostMapping("/logs")
    Map<String, Integer> logs(@PathVariable String token, HttpServletRequest request) throws IOException {
        CallbackTokens.Content content = content(token);
        Bodies.requireType(request, CallbackLines.TYPES, false);
        CallbackLines lines =
                CallbackLines.read(request.getContentType(), Bodies.bytes(request, CallbackLines.MAX_BYTES));
        requireListening(content);
        RedactedLines<CallbackLines.Line> redacted = new RedactedLines<>(
                secrets.redactorOf(content.execution()),
                (line, message) -> append(content, "backend", line.level(), message));
        for (CallbackLines.Line line : lines.taken()) redacted.line(line, line.message());
        redacted.flush();
        if (lines.cut() == 0) return Map.of("lines", lines.taken().size());
        String marker = lines.cut() + " lines were cut here: at most " + CallbackLines.MAX_LINES + " are taken at once";
        append(content, "system", "WARN", marker);
        return Map.of("lines", lines.taken().size(), "cut", lines.cut());
    }

    /** Nobody hears what is said of an execution that has ended, or is not there any more. */
    private void requireListening(CallbackTokens.Content content) {
        ExecutionRow execution = views.execution(content.execution());
        if (execution == null) throw new ApiProblem(ProblemKind.CALLBACK_NOT_FOUND);
        if (execution.state().isEnded()) throw new ApiProblem(ProblemKind.STALE_CALLBACK);
    }

    private void append(CallbackTokens.Content content, String stream, @Nullable String level, String message) {
        log.append(new TaskLog.Line(
                content.execution(),
                clock.instant(),
                content.task(),
                content.index(),
                content.callbackAttempt(),
                stream,
                level,
                cut(message)));
    }

    private static String cut(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
    }
}

package io.linkloom.cli.exit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkloom.api.Finding;
import io.linkloom.api.Problem;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomTimeoutException;
import io.linkloom.client.LinkLoomUnreachableException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

/** The one place that turns what went wrong into words and an exit code. */
public final class Failures {
    private final Terminal terminal;
    private final Texts texts;

    public Failures(Terminal terminal, Texts texts) {
        this.terminal = terminal;
        this.texts = texts;
    }

    /**
     * @param json whether a program reads it
     */
    public ExitCode report(RuntimeException failure, boolean json) {
        Told told = told(failure);
        if (json) terminal.message(json(told));
        else people(told);
        return told.exit();
    }

    /** What is said, whoever hears it. */
    private record Told(
            ExitCode exit,
            String message,
            @Nullable String hint,
            @Nullable Problem problem) {}

    private Told told(RuntimeException failure) {
        return switch (failure) {
            case CommandFailure f -> new Told(f.exit(), message(f), f.hint().orElse(null), problem(f));
            case ParameterException f -> told(new Usage(texts).failure(f));
            case LinkLoomUnreachableException f ->
                new Told(ExitCode.UNREACHABLE, message(f), texts.text("hint.unreachable"), problem(f));
            case LinkLoomTimeoutException f -> new Told(ExitCode.WAIT_TIMEOUT, message(f), null, problem(f));
            case LinkLoomException f -> refused(f);
            default -> new Told(ExitCode.UNEXPECTED, unexpected(failure), null, null);
        };
    }

    private Told refused(LinkLoomException failure) {
        ExitCode exit = ExitCode.ofStatus(failure.status());
        String code = failure.code().orElse("");
        List<String> named = Quoted.in(failure.detail().orElse(""));
        @Nullable String sentence = code.endsWith("-not-found") ? texts.find(code) : null;
        if (sentence == null || named.isEmpty()) {
            String hint = exit == ExitCode.FORBIDDEN ? texts.text("hint.forbidden") : null;
            return new Told(exit, message(failure), hint, problem(failure));
        }
        String hint = named.size() > 1 ? texts.text("did-you-mean", named.get(1)) : null;
        return new Told(exit, texts.text(code, named.getFirst()), hint, problem(failure));
    }

    private void people(Told told) {
        terminal.message(texts.text("error", told.message()));
        if (told.problem() != null) told.problem().errors().forEach(finding -> terminal.message("  " + line(finding)));
        if (told.hint() != null) terminal.message(texts.text("hint", told.hint()));
    }

    private static String json(Told told) {
        Problem problem = told.problem();
        if (problem == null) {
            String code = code(told.exit());
            problem = new Problem(type(code), told.message(), 0, told.hint(), null, code, List.of());
        }
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build()
                .writeValueAsString(problem);
    }

    private static @Nullable Problem problem(CommandFailure failure) {
        if (failure.findings().isEmpty()) return null;
        String code = code(failure.exit());
        return new Problem(type(code), message(failure), 0, null, null, code, failure.findings());
    }

    private static String code(ExitCode exit) {
        return exit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String type(String code) {
        return "urn:link-loom:problem:" + code;
    }

    private static Problem problem(LinkLoomException failure) {
        return new Problem(
                failure.type(),
                failure.title(),
                failure.status(),
                failure.detail().orElse(null),
                null,
                failure.code().orElse(null),
                failure.errors());
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private String unexpected(RuntimeException failure) {
        return texts.text("unexpected", failure.getClass().getSimpleName() + ": " + message(failure));
    }

    private String line(Finding finding) {
        Integer line = finding.line();
        Integer column = finding.column();
        String place = line == null ? finding.pointer() : column == null ? line + "" : line + ":" + column;
        String suggestion = finding.suggestion();
        return (place.isEmpty() ? "" : place + " ")
                + finding.message()
                + (suggestion == null ? "" : " (" + texts.text("did-you-mean", suggestion) + ")");
    }
}

package io.linkloom.cli.exit;

import io.linkloom.api.Finding;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomTimeoutException;
import io.linkloom.client.LinkLoomUnreachableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place that turns what went wrong into a message and an exit code. */
public final class FailureHandler implements IExecutionExceptionHandler {
    private final Terminal terminal;

    public FailureHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult words) {
        String message = failure.getMessage();
        terminal.message("error: " + (message == null ? failure.getClass().getSimpleName() : message));
        if (failure instanceof LinkLoomException refusal) {
            refusal.errors().forEach(finding -> terminal.message("  " + line(finding)));
        }
        String hint = hint(failure);
        if (!hint.isEmpty()) terminal.message("hint: " + hint);
        return exit(failure).number();
    }

    private static ExitCode exit(Exception failure) {
        return switch (failure) {
            case CommandFailure f -> f.exit();
            case LinkLoomUnreachableException f -> ExitCode.UNREACHABLE;
            case LinkLoomTimeoutException f -> ExitCode.WAIT_TIMEOUT;
            case LinkLoomException f -> ExitCode.ofStatus(f.status());
            default -> ExitCode.UNEXPECTED;
        };
    }

    private static String hint(Exception failure) {
        return switch (exit(failure)) {
            case UNREACHABLE -> "name the server with --server URL or LOOM_SERVER";
            case FORBIDDEN -> "set LOOM_TOKEN, or LOOM_TOKEN_FILE, to a token that allows this";
            default -> "";
        };
    }

    private static String line(Finding finding) {
        Integer line = finding.line();
        Integer column = finding.column();
        String place = line == null ? finding.pointer() : column == null ? line + "" : line + ":" + column;
        String suggestion = finding.suggestion();
        return (place.isEmpty() ? "" : place + " ")
                + finding.message()
                + (suggestion == null ? "" : " (did you mean \"" + suggestion + "\"?)");
    }
}

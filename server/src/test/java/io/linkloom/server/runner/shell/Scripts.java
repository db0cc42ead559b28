package io.linkloom.server.runner.shell;

import static io.linkloom.server.runner.Attempts.literal;

import io.linkloom.model.definition.TaskWork;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Definitions of `shell` tasks as the tests need them. */
final class Scripts {
    private Scripts() {}

    static TaskWork.Shell sh(String command) {
        return new TaskWork.Shell(command, null, Map.of());
    }

    static TaskWork.Shell sh(String command, String name, Object value) {
        return new TaskWork.Shell(command, null, Map.of(name, literal(value)));
    }

    static TaskWork.Shell program(String... args) {
        return new TaskWork.Shell(
                null, Arrays.stream(args).map(argument -> literal(argument)).toList(), Map.of());
    }

    static List<String> alive(String part) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .filter(arguments -> Arrays.asList(arguments).contains(part))
                .map(arguments -> String.join(" ", arguments))
                .toList();
    }
}

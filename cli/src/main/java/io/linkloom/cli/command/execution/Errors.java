package io.linkloom.cli.command.execution;

import io.linkloom.api.TaskError;
import org.jspecify.annotations.Nullable;

/** A failure in one line: who, what. */
final class Errors {
    private Errors() {}

    /** Empty for none. */
    static String line(@Nullable TaskError error) {
        if (error == null) return "";
        return error.task() == null ? error.message() : error.task() + ": " + error.message();
    }
}

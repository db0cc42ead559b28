package io.linkloom.cli.graph;

import io.linkloom.api.TaskState;

/** Colours of states in pictures; dark text can be read on each of the fills. */
final class Colours {
    private Colours() {}

    static String fill(TaskState state) {
        return switch (state) {
            case SUCCEEDED -> "#d4edda";
            case RUNNING -> "#cfe2ff";
            case QUEUED, WAITING, RETRYING -> "#fff3cd";
            case DEAD, UPSTREAM_FAILED -> "#f8d7da";
            case PENDING, SKIPPED, CANCELLED -> "#eeeeee";
        };
    }

    static String line(TaskState state) {
        return switch (state) {
            case SUCCEEDED -> "#28a745";
            case RUNNING -> "#0d6efd";
            case QUEUED, WAITING, RETRYING -> "#b58900";
            case DEAD, UPSTREAM_FAILED -> "#dc3545";
            case PENDING, SKIPPED, CANCELLED -> "#888888";
        };
    }
}

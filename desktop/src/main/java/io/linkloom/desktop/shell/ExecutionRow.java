package io.linkloom.desktop.shell;

import io.linkloom.api.ExecutionState;

/** One line of the list of executions, in the words of the person who reads it. */
public record ExecutionRow(
        ExecutionState state,
        String stateText,
        String workflow,
        String execution,
        String trigger,
        String created,
        String duration) {}

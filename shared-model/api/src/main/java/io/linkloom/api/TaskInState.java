package io.linkloom.api;

/** A task and where it stands. */
public record TaskInState(String task, TaskState state) {}

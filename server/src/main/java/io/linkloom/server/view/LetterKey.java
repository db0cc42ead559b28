package io.linkloom.server.view;

/** The task run of a dead letter. */
public record LetterKey(String execution, int task, int item) {}

package io.linkloom.engine.event;

/**
 * Why an attempt or a task failed.
 *
 * @param code stable, for machines: `TIMEOUT`, `HTTP_503`, `EXPRESSION` …
 * @param message for people
 */
public record TaskFailure(String code, String message) {}

package io.linkloom.model.filter;

/**
 * A piece of a line.
 *
 * @param value without quotes and escapes
 * @param quoted whether wildcards and ranges in it stand for themselves
 * @param to index after its last character, the closing quote with it
 */
record Word(String value, boolean quoted, int from, int to) {}

package io.linkloom.model.scenario;

/**
 * Where something stands in a test file.
 *
 * @param pointer JSON pointer (RFC 6901)
 * @param line from 1
 * @param column from 1, in code points
 */
public record Spot(String pointer, int line, int column) {
    /** Of what nobody wrote into a file. */
    public static final Spot NOWHERE = new Spot("", 0, 0);
}

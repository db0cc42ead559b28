package io.linkloom.cli.graph;

/**
 * What is drawn on.
 *
 * @param width how many characters a line may have; {@link #ENDLESS} where nothing limits it
 * @param ascii whether only `-|+>v` draw the lines
 */
public record Paper(int width, boolean ascii) {
    public static final int ENDLESS = Integer.MAX_VALUE;
}

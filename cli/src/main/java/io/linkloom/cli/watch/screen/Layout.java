package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.state.Pane;
import java.util.List;

/**
 * Which panes are to be seen, and how large.
 *
 * @param bands from top to bottom
 */
record Layout(List<Band> bands) {
    static final int LEAST_WIDTH = 36;
    static final int LEAST_HEIGHT = 8;
    private static final int TWO_COLUMNS = 78;
    private static final int THREE_PANES = 18;
    private static final int FOUR_PANES = 120;

    record Band(int height, List<Part> parts) {}

    record Part(Pane pane, int width) {}

    /**
     * @param height of what is left for panes
     * @param focus is always among them
     */
    static Layout of(int width, int height, Pane focus) {
        if (width < TWO_COLUMNS || height < THREE_PANES)
            return new Layout(List.of(new Band(height, List.of(new Part(focus, width)))));
        int left = Math.max(TWO_COLUMNS / 2, width * 52 / 100);
        int top = Math.clamp(height * 6L / 10, 10, height - 6);
        Band upper = new Band(top, List.of(new Part(Pane.EXECUTIONS, left), new Part(Pane.TASKS, width - left)));
        boolean four = width >= FOUR_PANES;
        Pane below = focus == Pane.DETAILS ? Pane.DETAILS : Pane.LOG;
        List<Part> parts = four
                ? List.of(new Part(Pane.LOG, left), new Part(Pane.DETAILS, width - left))
                : List.of(new Part(below, width));
        return new Layout(List.of(upper, new Band(height - top, parts)));
    }
}

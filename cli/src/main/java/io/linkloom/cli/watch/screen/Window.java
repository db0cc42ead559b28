package io.linkloom.cli.watch.screen;

/**
 * The part of a longer list that is to be seen: around what is selected, so that nobody has to remember where it was.
 *
 * @param from index of the first row
 * @param to index after the last one
 */
record Window(int from, int to) {
    /** @param selected negative: none */
    static Window around(int selected, int size, int height) {
        int from = Math.clamp((long) selected - height / 2, 0, Math.max(0, size - height));
        return new Window(from, Math.min(size, from + height));
    }

    /** `3/120`; empty where nothing is hidden. */
    String note(int selected, int size) {
        return to - from >= size ? "" : Math.max(0, selected) + 1 + "/" + size;
    }
}

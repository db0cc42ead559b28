package io.linkloom.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines at the end of a terminal that are drawn again in place. None is longer than the terminal is wide: it would take two. */
public final class LiveLines {
    private static final String UP = "\u001b[%dA";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final Terminal terminal;
    private List<String> shown = List.of();

    LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Instead of what was shown before. */
    public void show(List<String> lines) {
        int width = terminal.messageWidth();
        List<String> cut = new ArrayList<>();
        for (String line : lines) cut.add(Cut.to(Harmless.text(line).replace('\n', ' '), width));
        if (cut.equals(shown)) return;
        StringBuilder text = new StringBuilder();
        if (!shown.isEmpty()) text.append(UP.formatted(shown.size()));
        for (String line : cut) text.append('\r').append(line).append(REST_OF_LINE).append('\n');
        text.append(REST_OF_SCREEN);
        terminal.draw(text.toString());
        shown = cut;
    }
}

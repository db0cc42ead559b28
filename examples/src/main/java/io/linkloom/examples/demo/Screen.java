package io.linkloom.examples.demo;

import io.linkloom.api.TaskState;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Where people look: lines that stay, and below them, on a terminal, a board that is drawn anew. */
final class Screen {
    private static final int WIDTH = 100;
    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean live;
    private final boolean colours;
    private final boolean ascii;
    private List<String> board = List.of();

    private Screen(PrintStream out, boolean live, boolean colours, boolean ascii) {
        this.out = out;
        this.live = live;
        this.colours = colours;
        this.ascii = ascii;
    }

    /** What the surroundings allow: `NO_COLOR`, `TERM=dumb`, a pipe, a character set that knows few characters. */
    static Screen ofProcess(Map<String, String> environment, boolean ascii) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        boolean understands = windows
                ? environment.containsKey("WT_SESSION") || environment.containsKey("TERM")
                : !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean live = understands && System.console() != null;
        boolean colours = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "US-ASCII"));
        boolean plain = ascii || !charset.newEncoder().canEncode("✓✗▶↻·–");
        return new Screen(System.out, live, colours, plain);
    }

    /** Whether a board can be drawn again in place; else only what changed is worth a line. */
    boolean isLive() {
        return live;
    }

    /** A line that stays, or several. */
    synchronized void say(String text) {
        erase();
        out.println(harmless(text));
        draw();
    }

    /** What stands below all lines from now on. */
    synchronized void show(List<String> lines) {
        if (lines.equals(board)) return;
        erase();
        board = lines;
        draw();
    }

    /** Leaves the board where it is; what follows comes below. */
    synchronized void settle() {
        board = List.of();
    }

    /** One character for a state, and the name of it, in its colour. */
    String sign(TaskState state) {
        return switch (state) {
            case SUCCEEDED -> paint("32", ascii ? "+" : "✓");
            case DEAD -> paint("31", ascii ? "x" : "✗");
            case RUNNING -> paint("36", ascii ? ">" : "▶");
            case RETRYING -> paint("33", ascii ? "~" : "↻");
            case PENDING, QUEUED, WAITING -> ascii ? "." : "·";
            case SKIPPED, UPSTREAM_FAILED, CANCELLED -> ascii ? "-" : "–";
        };
    }

    String arrow() {
        return ascii ? "->" : "→";
    }

    /** Cut so that no line of the board wraps. */
    static String fit(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    private String paint(String colour, String text) {
        return colours ? ESCAPE + colour + "m" + text + ESCAPE + "0m" : text;
    }

    /** Messages of others must not steer the terminal. */
    static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\t\\n]]", "?");
    }

    private void erase() {
        if (live && !board.isEmpty()) out.print(ESCAPE + board.size() + "F" + ESCAPE + "J");
    }

    private void draw() {
        if (live) board.forEach(out::println);
        out.flush();
    }
}

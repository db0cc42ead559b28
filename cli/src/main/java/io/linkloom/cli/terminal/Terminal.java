package io.linkloom.cli.terminal;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * Two streams: data that may be piped on, and messages about it.
 *
 * <p>Control characters other than tab and line feed become `?`: logs and errors of others must not steer a terminal.
 */
public record Terminal(PrintWriter out, PrintWriter err) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");

    /** The streams of this process. */
    public static Terminal ofProcess() {
        return new Terminal(writer(System.out), writer(System.err));
    }

    /** One line, or several, of data. */
    public void data(String text) {
        out.print(harmless(text) + "\n");
        out.flush();
    }

    /** One line, or several, about what happens. */
    public void message(String text) {
        err.print(harmless(text) + "\n");
        err.flush();
    }

    private static String harmless(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }
}

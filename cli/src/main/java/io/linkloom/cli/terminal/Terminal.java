package io.linkloom.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Two streams: data that may be piped on, and messages about it. And one that is read.
 *
 * <p>Control characters of others become `?`: their logs and errors must not steer a terminal. Colours of our own are put around such text with
 * [#style], and only where somebody sees them.
 */
public final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in;
    private final Attached attached;
    private final IntSupplier width;
    private @Nullable BufferedReader lines;

    /** Which of the three streams a person sits at. */
    public record Attached(boolean in, boolean out, boolean err) {
        public static final Attached ALL = new Attached(true, true, true);
        public static final Attached NONE = new Attached(false, false, false);
    }

    /**
     * @param width columns of the terminal; asked only where one is attached to `out`
     */
    public Terminal(PrintWriter out, PrintWriter err, InputStream in, Attached attached, IntSupplier width) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.attached = attached;
        this.width = width;
    }

    public Attached attached() {
        return attached;
    }

    /** Columns of the terminal that data goes to; no limit where it goes elsewhere. */
    public int width() {
        return attached.out() ? width.getAsInt() : Integer.MAX_VALUE;
    }

    /**
     * One line, or several, of data.
     *
     * @throws BrokenPipe when nobody reads it any more
     */
    public void data(String text) {
        out.print(Harmless.text(text) + "\n");
        if (out.checkError()) throw new BrokenPipe();
    }

    /** Data as it is, without anything added or replaced: what somebody asked for in the raw. */
    public void raw(String text) {
        out.print(text);
        if (out.checkError()) throw new BrokenPipe();
    }

    /** One line, or several, about what happens. */
    public void message(String text) {
        err.print(Harmless.text(text) + "\n");
        err.flush();
    }

    /** Messages as they are, for what moves the cursor. */
    public void rawMessage(String text) {
        err.print(text);
        err.flush();
    }

    /** Text after which the cursor stays on the line: a question. */
    public void prompt(String text) {
        err.print(Harmless.text(text) + " ");
        err.flush();
    }

    /** The next line of what is typed or piped in; null at its end. */
    public @Nullable String readLine() {
        if (lines == null) lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, not shown while it is typed, where the terminal can hide it. */
    public @Nullable String readSecret() {
        Console console = attached.in() && in == System.in ? System.console() : null;
        if (console == null) return readLine();
        char[] secret = console.readPassword();
        return secret == null ? null : new String(secret);
    }

    /** All that is piped in. */
    public byte[] readAll() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a program that draws the whole screen, and for nobody else. */
    public InputStream in() {
        return in;
    }

    /** Nobody reads the data any more, as in `loom … | head`. */
    public static final class BrokenPipe extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenPipe() {
            super("Nobody reads the data any more", null, false, false);
        }
    }
}

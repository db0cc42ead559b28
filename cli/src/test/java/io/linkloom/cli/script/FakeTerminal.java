package io.linkloom.cli.script;

import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.terminal.Terminal.Attached;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Streams that are looked at afterwards. */
public final class FakeTerminal {
    /** Columns of the terminal in tests. */
    public static final int WIDTH = 100;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    private FakeTerminal(Attached attached, String typed) {
        this.terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                attached,
                () -> WIDTH);
    }

    /** A person sits there and types. */
    public static FakeTerminal ofPerson(String typed) {
        return new FakeTerminal(Attached.ALL, typed);
    }

    /** A program reads what comes out and feeds what goes in. */
    public static FakeTerminal ofPipe(String fed) {
        return new FakeTerminal(Attached.NONE, fed);
    }

    public Terminal terminal() {
        return terminal;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}

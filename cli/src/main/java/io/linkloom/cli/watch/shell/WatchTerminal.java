package io.linkloom.cli.watch.shell;

import io.linkloom.cli.watch.screen.Frame;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** A terminal that was taken over as a whole, and is given back as it was, whatever happens. */
final class WatchTerminal implements AutoCloseable {
    /** What is pasted comes in brackets, so that it is not taken for commands. */
    private static final String PASTE_ON = "\u001b[?2004h";

    private static final String PASTE_OFF = "\u001b[?2004l";

    /** The last column of the last line is written, too. */
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";

    private static final long READ_MILLIS = 500;

    private final Terminal terminal;
    private final Attributes before;
    private final Canvas canvas = new Canvas();
    private final Thread atExit = Thread.ofPlatform().unstarted(this::restore);
    private boolean closed;
    private boolean cursorShown = true;

    /** @throws IOException when there is none that could be taken over */
    static WatchTerminal open() throws IOException {
        // Without leave to call native code Java would warn across the screen; then `stty` is asked instead.
        boolean nativeCalls = WatchTerminal.class.getModule().isNativeAccessEnabled();
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .provider(nativeCalls ? "ffm" : "exec")
                .build();
        return new WatchTerminal(terminal);
    }

    private WatchTerminal(Terminal terminal) {
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(atExit);
        this.before = terminal.enterRawMode();
        Attributes raw = new Attributes(terminal.getAttributes());
        // Ctrl-C comes as a key: it has to be answered where the screen is; Ctrl-Z would leave it behind.
        raw.setLocalFlag(LocalFlag.ISIG, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_local);
        terminal.writer().write(PASTE_ON + WRAP_OFF);
        terminal.flush();
        fit();
    }

    void onResize(Runnable told) {
        terminal.handle(Signal.WINCH, signal -> told.run());
    }

    Charset charset() {
        return terminal.encoding();
    }

    /** As [KeyDecoder.Source] wants it. For ever is in parts: whoever blocks in a read takes a character more than is his when this ends. */
    int read(long millis) throws IOException {
        try {
            return terminal.reader().read(millis == 0 ? READ_MILLIS : millis);
        } catch (IllegalStateException closed) {
            return KeyDecoder.Source.END;
        }
    }

    /** The size that the terminal has now; what stood there before is gone. */
    synchronized Size fit() {
        canvas.forget();
        terminal.puts(Capability.clear_screen);
        Size size = terminal.getSize();
        // Some terminals do not know; what they are then is the oldest size of all.
        return size.getRows() > 0 && size.getColumns() > 0 ? size : new Size(80, 24);
    }

    synchronized void show(Frame frame) {
        if (closed) return;
        Frame.@Nullable Cursor cursor = frame.cursor();
        if (cursorShown) terminal.puts(Capability.cursor_invisible);
        terminal.writer().write(canvas.becomes(frame.lines()));
        if (cursor != null) {
            terminal.writer().write(Canvas.at(cursor.row(), cursor.column()));
            terminal.puts(Capability.cursor_normal);
        }
        cursorShown = cursor != null;
        terminal.flush();
    }

    /** By OSC 52: also out of a terminal on another machine. Terminals that do not want to simply do not. */
    synchronized void copy(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        terminal.writer().write("\u001b]52;c;" + encoded + "\u0007");
        terminal.flush();
    }

    /** Runs also when the process is told to end. */
    private synchronized void restore() {
        if (closed) return;
        closed = true;
        terminal.writer().write(PASTE_OFF + WRAP_ON);
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // Too late to take it back.
        }
        try {
            terminal.close();
        } catch (IOException e) {
            // It is as it was; nothing else matters any more.
        }
    }
}

package io.linkloom.cli.watch.shell;

import io.linkloom.cli.watch.state.Key;
import io.linkloom.cli.watch.state.Key.Named;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes keys of what a terminal sends for them. */
final class KeyDecoder {
    /** In milliseconds: what belongs to one key comes at once; an Escape that somebody pressed comes alone. */
    private static final long TOGETHER = 50;

    private static final int LONGEST_PASTE = 2_000;
    private static final String PASTE_END = "\u001b[201~";
    private static final int ESCAPE = 0x1b;

    /** What comes from a keyboard. */
    interface Source {
        int NOTHING = -2;
        int END = -1;

        /**
         * One UTF-16 unit, NOTHING when none came in time, or END.
         *
         * @param millis how long to wait; 0: for ever
         */
        int read(long millis) throws IOException;
    }

    private final Source source;

    KeyDecoder(Source source) {
        this.source = source;
    }

    /** Waits for the next key; null at the end. What is no key of ours is passed over. */
    @Nullable
    Key next() throws IOException {
        while (true) {
            int unit = source.read(0);
            if (unit == Source.END) return null;
            if (unit == Source.NOTHING) continue;
            Key key = unit == ESCAPE ? escaped() : plain(unit);
            if (key != null) return key;
        }
    }

    private @Nullable Key plain(int unit) throws IOException {
        return switch (unit) {
            case '\r', '\n' -> Named.ENTER;
            case '\t' -> Named.TAB;
            case 0x7f, 0x08 -> Named.BACKSPACE;
            case 0x01 -> Named.HOME;
            case 0x03 -> Named.INTERRUPT;
            case 0x05 -> Named.END;
            case 0x0c -> Named.REDRAW;
            case 0x15 -> Named.ERASE_LINE;
            case 0x17 -> Named.ERASE_WORD;
            default -> unit < ' ' ? null : new Key.Typed(whole(unit));
        };
    }

    /** Both halves of what does not fit one unit. */
    private int whole(int unit) throws IOException {
        if (!Character.isHighSurrogate((char) unit)) return unit;
        int low = source.read(TOGETHER);
        boolean pair = low >= 0 && Character.isLowSurrogate((char) low);
        return pair ? Character.toCodePoint((char) unit, (char) low) : '?';
    }

    private @Nullable Key escaped() throws IOException {
        int next = source.read(TOGETHER);
        if (next == Source.NOTHING || next == Source.END) return Named.ESCAPE;
        if (next == ESCAPE) return Named.ESCAPE;
        if (next == 'O') return named(source.read(TOGETHER), "");
        if (next != '[') return null;
        StringBuilder parameters = new StringBuilder();
        int unit = source.read(TOGETHER);
        while (unit >= 0x20 && unit < 0x40 && parameters.length() < 20) {
            parameters.append((char) unit);
            unit = source.read(TOGETHER);
        }
        return named(unit, parameters.toString());
    }

    /** Modifiers such as Shift, behind a `;`, do not matter. */
    private @Nullable Key named(int last, String parameters) throws IOException {
        return switch (last) {
            case 'A' -> Named.UP;
            case 'B' -> Named.DOWN;
            case 'C' -> Named.RIGHT;
            case 'D' -> Named.LEFT;
            case 'H' -> Named.HOME;
            case 'F' -> Named.END;
            case 'Z' -> Named.BACK_TAB;
            case 'M' -> Named.ENTER;
            case '~' -> numbered(parameters.split(";", 2)[0]);
            default -> null;
        };
    }

    private @Nullable Key numbered(String number) throws IOException {
        return switch (number) {
            case "1", "7" -> Named.HOME;
            case "3" -> Named.DELETE;
            case "4", "8" -> Named.END;
            case "5" -> Named.PAGE_UP;
            case "6" -> Named.PAGE_DOWN;
            case "200" -> new Key.Pasted(pasted());
            default -> null;
        };
    }

    private String pasted() throws IOException {
        StringBuilder text = new StringBuilder();
        int end = -1;
        for (int unit = source.read(TOGETHER); unit >= 0; unit = source.read(TOGETHER)) {
            if (text.length() == LONGEST_PASTE) text.deleteCharAt(0);
            text.append((char) unit);
            end = text.length() - PASTE_END.length();
            if (end >= 0 && text.indexOf(PASTE_END, end) == end) break;
        }
        boolean ended = end >= 0 && text.indexOf(PASTE_END, end) == end;
        return ended ? text.substring(0, end) : text.toString();
    }
}

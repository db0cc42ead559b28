package io.linkloom.cli.command.execution;

import io.linkloom.api.LogLine;
import io.linkloom.cli.output.Output;
import io.linkloom.cli.output.Style.Tone;
import org.jspecify.annotations.Nullable;

/** One log line for people: whose it is, each task in a colour of its own, and what it says. */
public final class LogPrinter {
    private static final Tone[] COLOURS = {Tone.ACTIVE, Tone.GOOD, Tone.WARN, Tone.STRONG};

    private final Output output;
    private final boolean timestamps;
    private final boolean prefix;
    private int width;

    public LogPrinter(Output output, boolean timestamps, boolean prefix) {
        this.output = output;
        this.timestamps = timestamps;
        this.prefix = prefix;
    }

    public String line(LogLine line) {
        StringBuilder text = new StringBuilder();
        if (timestamps) text.append(output.cell(line.at())).append(' ');
        if (prefix) text.append(prefix(line)).append(' ');
        return text.append(output.style().paint(tone(line.level()), line.message()))
                .toString();
    }

    /** As wide as the widest so far, so that lines stand below each other. */
    private String prefix(LogLine line) {
        String whose = whose(line);
        width = Math.max(width, whose.length());
        @Nullable
        Tone colour =
                line.task() == null ? null : COLOURS[Math.floorMod(line.task().hashCode(), COLOURS.length)];
        String bar = output.style().ascii() ? "|" : "│";
        return output.style().paint(colour, whose) + " ".repeat(width - whose.length()) + " " + bar;
    }

    private static String whose(LogLine line) {
        if (line.task() == null) return "-";
        String task = line.index() == null ? line.task() : line.task() + "[" + line.index() + "]";
        return line.attempt() == null || line.attempt() == 1 ? task : task + "#" + line.attempt();
    }

    private static @Nullable Tone tone(@Nullable String level) {
        return switch (level == null ? "" : level) {
            case "ERROR", "FATAL" -> Tone.BAD;
            case "WARN", "WARNING" -> Tone.WARN;
            case "DEBUG", "TRACE" -> Tone.FAINT;
            default -> null;
        };
    }
}

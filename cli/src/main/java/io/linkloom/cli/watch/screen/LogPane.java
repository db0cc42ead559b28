package io.linkloom.cli.watch.screen;

import io.linkloom.api.LogLine;
import io.linkloom.cli.watch.state.LogTail;
import io.linkloom.cli.watch.state.WatchState;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The end of a log, or the part before it that was scrolled to. */
final class LogPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int TASK = 16;
    private static final int WITH_TIME = 50;

    private final Look look;
    private final WatchState state;
    private int back;

    LogPane(Look look, WatchState state) {
        this.look = look;
        this.state = state;
        this.back = state.view().back();
    }

    /** How many lines lie below what was drawn. */
    int back() {
        return back;
    }

    List<AttributedString> draw(Box box) {
        LogTail log = state.shown().log();
        String execution = state.view().execution();
        boolean read = execution != null
                && log.execution().equals(execution)
                && Objects.equals(log.task(), state.view().logTask());
        List<LogLine> lines = read ? log.lines() : List.of();
        back = Math.clamp(back, 0, Math.max(0, lines.size() - box.innerHeight()));
        Deque<AttributedString> body = new ArrayDeque<>();
        for (int i = lines.size() - back - 1; i >= 0 && body.size() < box.innerHeight(); i--) {
            List<AttributedString> pieces = pieces(lines.get(i), box.innerWidth());
            for (AttributedString piece : pieces.reversed()) body.addFirst(piece);
        }
        while (body.size() > box.innerHeight()) body.removeFirst();
        if (lines.isEmpty() && execution != null) body.add(nothing(read));
        return box.around(title(), note(lines), new ArrayList<>(body));
    }

    private AttributedString title() {
        String task = state.view().logTask();
        Line line = new Line(look).add(Tone.STRONG, "3 " + look.text("pane.log"));
        return (task == null ? line : line.add(" ").add(Tone.ACTIVE, task)).asItIs();
    }

    private String note(List<LogLine> lines) {
        if (lines.isEmpty()) return "";
        return back == 0 ? look.text("log.follows") : look.text("log.below", look.signs().down, back);
    }

    private AttributedString nothing(boolean read) {
        return new Line(look)
                .add(" ")
                .add(Tone.FAINT, look.text(read ? "nothing.logged" : "reading"))
                .asItIs();
    }

    private List<AttributedString> pieces(LogLine line, int width) {
        Line head = new Line(look);
        if (width >= WITH_TIME) head.add(Tone.FAINT, TIME.format(line.at().atZone(look.zone())) + " ");
        if (state.view().logTask() == null)
            head.column(Tone.ACTIVE, source(line), TASK).add(" ");
        int indent = head.width();
        List<AttributedString> pieces = new ArrayList<>();
        for (String piece : Plain.wrapped(line.message(), Math.max(10, width - indent))) {
            Line row = pieces.isEmpty() ? head : new Line(look).fill(indent);
            pieces.add(row.add(tone(line), piece).exactly(width));
        }
        return pieces;
    }

    private String source(LogLine line) {
        String task = line.task();
        if (task == null) return look.text("log.itself");
        return line.index() == null ? task : task + "[" + line.index() + "]";
    }

    private static Tone tone(LogLine line) {
        @Nullable String level = line.level();
        if (level == null) return line.stream().equals("system") ? Tone.FAINT : Tone.PLAIN;
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "error", "fatal" -> Tone.BAD;
            case "warn", "warning" -> Tone.WARN;
            case "debug", "trace" -> Tone.FAINT;
            default -> Tone.PLAIN;
        };
    }
}

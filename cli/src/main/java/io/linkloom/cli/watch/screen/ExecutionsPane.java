package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.TaskError;
import io.linkloom.api.WaitReason;
import io.linkloom.cli.watch.state.Tally;
import io.linkloom.cli.watch.state.WatchState;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** The list of executions. */
record ExecutionsPane(Look look, WatchState state) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final int WITH_TIME = 46;
    private static final int WITH_ID = 66;
    private static final int BAR = 8;

    List<AttributedString> draw(Box box) {
        List<ExecutionSummary> rows = state.rows();
        int selected = rows.stream()
                .map(ExecutionSummary::id)
                .toList()
                .indexOf(state.view().execution());
        Window window = Window.around(selected, rows.size(), box.innerHeight());
        List<AttributedString> body = new ArrayList<>();
        List<ExecutionSummary> seen = rows.subList(window.from(), window.to());
        int longest = seen.stream()
                .mapToInt(each -> Plain.width(Plain.line(each.workflow())))
                .max()
                .orElse(0);
        for (ExecutionSummary row : seen) body.add(row(row, box, longest));
        if (rows.isEmpty()) for (String piece : Plain.wrapped(nothing(), box.innerWidth() - 2)) body.add(faint(piece));
        return box.around(title(), window.note(selected, rows.size()), body);
    }

    private AttributedString title() {
        Line line = new Line(look).add(Tone.STRONG, "1 " + look.text("pane.executions"));
        String filter = state.view().filter().line().strip();
        if (!filter.isEmpty()) line.add(" ").add(Tone.WARN, "/" + filter);
        String sort = look.text("sort." + state.view().sort().name().toLowerCase(Locale.ROOT));
        return line.add(Tone.FAINT, " " + look.signs().dot + " " + sort).asItIs();
    }

    private String nothing() {
        if (state.shown().executions().isEmpty() && state.reads().list().underWay()) return look.text("reading");
        boolean filtered = !state.view().filter().line().isBlank();
        return look.text(filtered ? "nothing.matches" : "nothing.ran");
    }

    private AttributedString faint(String text) {
        return new Line(look).add(" ").add(Tone.FAINT, text).asItIs();
    }

    private AttributedString row(ExecutionSummary row, Box box, int longest) {
        int width = box.innerWidth();
        boolean chosen = row.id().equals(state.view().execution());
        StateLook of = StateLook.of(row.state());
        Line line = new Line(look)
                .add(Tone.STRONG, chosen ? look.signs().chosen : " ")
                .add(of.tone(), of.sign(look))
                .add(" ");
        int end = width - 7 - (width >= WITH_TIME ? 6 : 0) - (width >= WITH_ID ? 8 : 0);
        int name = Math.clamp(longest, 8, Math.max(8, (end - line.width()) / 2));
        line.column(Tone.PLAIN, row.workflow(), name).add(" ");
        info(line, row, end - line.width());
        line.fill(end).right(Tone.PLAIN, took(row), 7);
        if (width >= WITH_TIME) line.right(Tone.FAINT, when(row.createdAt()), 6);
        if (width >= WITH_ID) line.right(Tone.FAINT, tail(row.id()), 8);
        return Highlight.row(line.exactly(width), chosen, box.focused());
    }

    /** What is most worth knowing in its state. */
    private void info(Line line, ExecutionSummary row, int room) {
        WaitReason waits = row.waitReason();
        TaskError error = row.error();
        Tally tally = state.shown().tallies().get(row.id());
        if (tally != null && tally.all() > 0 && row.state() == ExecutionState.RUNNING) progress(line, tally, room);
        else if (error != null) line.column(Tone.BAD, of(error), room);
        else if (waits != null) line.column(Tone.WARN, Words.of(look, waits), room);
        else line.column(StateLook.of(row.state()).tone(), Words.of(look, row.state()), room);
    }

    private void progress(Line line, Tally tally, int room) {
        String count = tally.done() + "/" + tally.all();
        int bar = Math.min(BAR, room - Plain.width(count) - 1);
        if (bar >= 3)
            line.add(Tone.ACTIVE, look.signs().bar((double) tally.done() / tally.all(), bar))
                    .add(" ");
        line.column(Tone.PLAIN, count, Math.min(room, Plain.width(count)));
    }

    private static String of(TaskError error) {
        return (error.task() == null ? "" : error.task() + ": ") + error.message();
    }

    private String took(ExecutionSummary row) {
        return Elapsed.of(row.startedAt(), row.endedAt(), state.shownAt());
    }

    private String when(Instant at) {
        ZonedDateTime time = at.atZone(look.zone());
        boolean today =
                time.toLocalDate().equals(state.now().atZone(look.zone()).toLocalDate());
        return (today ? TIME : DAY).format(time);
    }

    private String tail(String id) {
        return look.signs().ellipsis + id.substring(Math.max(0, id.length() - 6));
    }
}

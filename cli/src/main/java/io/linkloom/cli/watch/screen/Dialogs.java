package io.linkloom.cli.watch.screen;

import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.watch.screen.Frame.Cursor;
import io.linkloom.cli.watch.state.Connection;
import io.linkloom.cli.watch.state.Dialog;
import io.linkloom.cli.watch.state.Dialog.RunPrompt;
import io.linkloom.cli.watch.state.EditLine;
import io.linkloom.cli.watch.state.WatchState;
import io.linkloom.model.filter.FilterProblem;
import io.linkloom.model.filter.FilterReading;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** What lies over the panes. */
record Dialogs(Look look, WatchState state, int width, int height) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int WIDEST = 100;
    private static final int WORKFLOWS = 8;

    Overlay draw(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Help help -> sheet(look.text("help.title"), new HelpText(look).lines(inner()), 0);
            case Dialog.Confirm confirm -> confirm(confirm);
            case Dialog.FilterPrompt prompt -> filter(prompt.line(), prompt.reading());
            case RunPrompt prompt -> run(prompt);
            case Dialog.Sheet(Dialog.Content content, int top) ->
                sheet(SheetText.title(look, content), new SheetText(look, state, inner()).lines(content), top);
        };
    }

    private int boxWidth() {
        return Math.min(WIDEST, width - 4);
    }

    private int inner() {
        return boxWidth() - 2;
    }

    private Overlay sheet(String title, List<AttributedString> lines, int scrolled) {
        int tall = Math.min(height - 2, lines.size() + 2);
        Box box = new Box(look, boxWidth(), tall, true);
        int top = Math.clamp(scrolled, 0, Math.max(0, lines.size() - box.innerHeight()));
        int hidden = lines.size() - top - box.innerHeight();
        String note = hidden > 0 ? look.text("log.below", look.signs().down, hidden) : look.text("help.close");
        return place(box, box.around(strong(title), note, lines.subList(top, lines.size())), null, top);
    }

    private Overlay confirm(Dialog.Confirm confirm) {
        List<AttributedString> lines = new ArrayList<>();
        for (String piece : Plain.wrapped(Messages.in(look, confirm.question()), inner() - 2))
            lines.add(new Line(look).add(" ").add(Tone.STRONG, piece).asItIs());
        if (confirm.stale())
            for (String piece : Plain.wrapped(stale(), inner() - 2))
                lines.add(new Line(look).add(" ").add(Tone.BAD, piece).asItIs());
        lines.add(new Line(look).add(" ").add(look.text("confirm.keys")).asItIs());
        Box box = new Box(look, boxWidth(), lines.size() + 2, true);
        return place(box, box.around(strong(look.text("confirm.title")), "", lines), null, 0);
    }

    /** That what is shown may be over. */
    private String stale() {
        String time = CLOCK.format(state.shownAt().atZone(look.zone()));
        boolean lost = !(state.connection() instanceof Connection.Live);
        return look.text(lost ? "stale.lost" : "stale.paused", time);
    }

    private Overlay filter(EditLine line, FilterReading reading) {
        int room = inner() - 2;
        Typing typing = Typing.of(line, room);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(look)
                .add(" ")
                .add(typing.drawn(look, reading.problems()))
                .asItIs());
        if (reading.isSound()) {
            lines.add(new Line(look)
                    .add(" ")
                    .add(Tone.FAINT, look.text("filter.fields"))
                    .exactly(inner()));
        } else {
            FilterProblem problem = reading.problems().getFirst();
            lines.add(new Line(look)
                    .add(" ")
                    .add(Tone.BAD, typing.marked(problem))
                    .exactly(inner()));
            for (String piece : Plain.wrapped(problem.text().in(look.locale()), room))
                lines.add(new Line(look).add(" ").add(Tone.BAD, piece).asItIs());
        }
        Box box = new Box(look, boxWidth(), lines.size() + 2, true);
        List<AttributedString> drawn = box.around(strong(look.text("filter.title")), look.text("filter.keys"), lines);
        return place(box, drawn, typing, 0);
    }

    private Overlay run(RunPrompt prompt) {
        Typing typing = Typing.of(prompt.line(), inner() - 2);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Line(look).add(" ").add(typing.drawn(look, List.of())).asItIs());
        List<WorkflowSummary> matching = prompt.matching();
        int chosen = Math.clamp(prompt.chosen(), 0, Math.max(0, matching.size() - 1));
        int rows = Math.min(WORKFLOWS, Math.max(1, height - 8));
        Window window = Window.around(chosen, matching.size(), rows);
        for (int i = window.from(); i < window.to(); i++) lines.add(workflow(matching.get(i), i == chosen));
        if (matching.isEmpty()) {
            String text = prompt.workflows() == null ? "reading" : "nothing.named";
            lines.add(new Line(look).add(" ").add(Tone.FAINT, look.text(text)).asItIs());
        }
        Box box = new Box(look, boxWidth(), lines.size() + 2, true);
        return place(box, box.around(strong(look.text("run.title")), look.text("run.keys"), lines), typing, 0);
    }

    private AttributedString workflow(WorkflowSummary workflow, boolean chosen) {
        String name = workflow.name();
        Line line = new Line(look)
                .add(Tone.STRONG, chosen ? look.signs().chosen : " ")
                .column(Tone.PLAIN, RunPrompt.name(workflow), 28)
                .add(" ")
                .add(Tone.FAINT, name == null ? "" : name);
        if (workflow.paused()) line.add(" ").add(Tone.WARN, look.text("run.paused"));
        return Highlight.row(line.exactly(inner()), chosen, true);
    }

    private AttributedString strong(String title) {
        return new Line(look).add(Tone.STRONG, title).asItIs();
    }

    private Overlay place(Box box, List<AttributedString> lines, @Nullable Typing typing, int top) {
        // What is typed in stays where it is while the box grows and shrinks.
        int row = typing == null ? Math.max(1, (height - box.height()) / 2) : Math.max(1, height / 4);
        int column = (width - box.width()) / 2;
        Cursor cursor = typing == null ? null : new Cursor(row + 1, column + 2 + typing.cursor());
        return new Overlay(row, column, lines, cursor, top);
    }
}

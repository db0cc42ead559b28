package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.cli.watch.state.WatchState.Pause;
import io.linkloom.model.filter.FilterReading;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a key does while no dialog is open; an open one is asked first. */
final class Keys {
    private static final int PAGE = 10;
    private static final int FAR = 1_000_000;

    private Keys() {}

    static Step pressed(WatchState state, Key key) {
        if (key == Key.Named.INTERRUPT) return Step.to(state, new Action.Quit(true));
        if (key == Key.Named.REDRAW) return Step.to(state, new Action.Redraw());
        Dialog dialog = state.dialog();
        if (dialog != null) return DialogKeys.pressed(state, dialog, key);
        return switch (key) {
            case Key.Named named -> Step.to(named(state, named));
            case Key.Typed typed -> command(state, typed.command());
            case Key.Pasted pasted -> Step.to(state);
        };
    }

    private static WatchState named(WatchState state, Key.Named key) {
        return switch (key) {
            case UP -> move(state, -1);
            case DOWN -> move(state, 1);
            case PAGE_UP -> move(state, -PAGE);
            case PAGE_DOWN -> move(state, PAGE);
            case HOME -> move(state, -FAR);
            case END -> move(state, FAR);
            case TAB -> enter(state, state.view().pane().next());
            case BACK_TAB -> enter(state, state.view().pane().previous());
            case ENTER -> enter(state, deeper(state.view().pane()));
            case ESCAPE -> back(state);
            case LEFT, RIGHT, BACKSPACE, DELETE, ERASE_LINE, ERASE_WORD, REDRAW, INTERRUPT -> state;
        };
    }

    private static Step command(WatchState state, char letter) {
        return switch (letter) {
            case 'k' -> Step.to(move(state, -1));
            case 'j' -> Step.to(move(state, 1));
            case '1', '2', '3', '4' -> Step.to(enter(state, Pane.values()[letter - '1']));
            case 'l' -> Step.to(log(state));
            case 'f' -> Step.to(enter(state.with(state.view().scrolled(0)), Pane.LOG));
            case '/' ->
                Step.to(state.open(new Dialog.FilterPrompt(
                        EditLine.of(state.view().filter().line()), 0)));
            case 's' ->
                Step.to(state.with(state.view().sorted(state.view().sort().next())));
            case 'p' -> Step.to(pause(state));
            case '?' -> Step.to(state.open(new Dialog.Help()));
            case 'R' -> Step.to(state.open(new Dialog.RunPrompt(EditLine.EMPTY, null, 0)), new Action.ReadWorkflows());
            case 'q' -> Step.to(state, new Action.Quit(false));
            case 'r', 'c', 'w', 'g', 'y' -> ofSelected(state, letter);
            default -> Step.to(state);
        };
    }

    private static Step ofSelected(WatchState state, char letter) {
        ExecutionSummary selected = state.selected();
        if (selected == null) return Step.to(state.saying(Message.bad("nothing-selected")));
        String id = selected.id();
        return switch (letter) {
            case 'r' -> retry(state, selected);
            case 'c' -> cancel(state, selected);
            case 'w' -> why(state, selected);
            case 'g' ->
                Step.to(
                        sheet(state, "graph"),
                        new Action.ReadGraph(
                                selected.namespace().equals("default")
                                        ? selected.workflow()
                                        : selected.namespace() + ":" + selected.workflow()));
            default -> Step.to(state.saying(Message.good("copied", id)), new Action.Copy(id));
        };
    }

    private static Step retry(WatchState state, ExecutionSummary selected) {
        Action retry = new Action.Retry(selected.id());
        if (!state.isStale()) return Step.to(state.saying(Message.info("asked")), retry);
        Message question = Message.info("confirm.retry", selected.id(), selected.workflow());
        return Step.to(state.open(new Dialog.Confirm(question, true, retry)));
    }

    private static Step cancel(WatchState state, ExecutionSummary selected) {
        boolean over = selected.state().isEnded() && !state.isStale();
        if (over) return Step.to(state.saying(Message.bad("ended-already", selected.id(), selected.state())));
        Message question = Message.info("confirm.cancel", selected.id(), selected.workflow());
        return Step.to(state.open(new Dialog.Confirm(question, state.isStale(), new Action.Cancel(selected.id()))));
    }

    private static Step why(WatchState state, ExecutionSummary selected) {
        if (selected.state().isEnded() && selected.state() != ExecutionState.PAUSED)
            return Step.to(sheet(state, "became"), new Action.ReadDigest(selected.id()));
        String task = state.view().pane() == Pane.TASKS ? state.view().task() : null;
        return Step.to(sheet(state, "why"), new Action.ReadWhy(selected.id(), task));
    }

    private static WatchState sheet(WatchState state, String title) {
        return state.open(new Dialog.Sheet(new Dialog.Content.Awaited(title), 0));
    }

    private static WatchState move(WatchState state, int rows) {
        View view = state.view();
        return switch (view.pane()) {
            case EXECUTIONS -> Selection.move(state, rows);
            case TASKS -> Selection.moveTask(state, rows);
            case LOG -> state.with(view.scrolled(Math.clamp((long) view.back() - rows, 0, LogTail.MOST)));
            case DETAILS -> state.with(view.detailsFrom(Math.clamp((long) view.detailsTop() + rows, 0, FAR)));
        };
    }

    private static WatchState enter(WatchState state, Pane pane) {
        Reads reads = state.reads();
        WatchState in = state.with(state.view().in(pane));
        return pane == Pane.DETAILS ? in.with(reads.task(reads.task().anew())) : in;
    }

    private static Pane deeper(Pane pane) {
        return switch (pane) {
            case EXECUTIONS -> Pane.TASKS;
            case TASKS, DETAILS -> Pane.DETAILS;
            case LOG -> Pane.LOG;
        };
    }

    private static WatchState back(WatchState state) {
        return switch (state.view().pane()) {
            case TASKS, LOG -> enter(state, Pane.EXECUTIONS);
            case DETAILS -> enter(state, Pane.TASKS);
            case EXECUTIONS -> state.view().filter().line().isBlank() ? state : filter(state, FilterReading.of(""));
        };
    }

    /** Of the selected task where tasks are looked at, else of the execution. */
    private static WatchState log(WatchState state) {
        View view = state.view();
        boolean ofTask = view.pane() == Pane.TASKS || view.pane() == Pane.DETAILS;
        @Nullable String task = ofTask ? view.task() : null;
        Reads reads = state.reads();
        return enter(state.with(view.logOf(task)).with(reads.log(reads.log().anew())), Pane.LOG);
    }

    private static WatchState pause(WatchState state) {
        if (state.pause() == null) return state.paused(new Pause(state.now(), state.known(), 0));
        return state.paused(null);
    }

    /** @param filter sound */
    static WatchState filter(WatchState state, FilterReading filter) {
        List<String> used = state.view().history();
        List<String> history = filter.line().isBlank() || used.contains(filter.line())
                ? used
                : Stream.concat(Stream.of(filter.line()), used.stream())
                        .limit(20)
                        .toList();
        WatchState filtered = state.with(state.view().filtered(filter, history))
                .with(state.reads().list(state.reads().list().anew()));
        boolean stays = filtered.rows().stream()
                .anyMatch(each -> each.id().equals(state.view().execution()));
        return stays ? filtered : Selection.first(filtered);
    }
}

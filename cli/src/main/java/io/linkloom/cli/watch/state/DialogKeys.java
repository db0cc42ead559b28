package io.linkloom.cli.watch.state;

import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.watch.state.Dialog.RunPrompt;
import io.linkloom.model.filter.FilterReading;
import java.util.List;

/** What a key does while a dialog is open. */
final class DialogKeys {
    private static final int PAGE = 10;
    private static final int FAR = 1_000_000;

    private DialogKeys() {}

    static Step pressed(WatchState state, Dialog dialog, Key key) {
        return switch (dialog) {
            case Dialog.Help help -> Step.to(state.open(null));
            case Dialog.Confirm confirm -> confirm(state, confirm, key);
            case Dialog.FilterPrompt prompt -> Step.to(filter(state, prompt, key));
            case RunPrompt prompt -> run(state, prompt, key);
            case Dialog.Sheet sheet -> Step.to(sheet(state, sheet, key));
        };
    }

    /** Only `y` does it. */
    private static Step confirm(WatchState state, Dialog.Confirm confirm, Key key) {
        boolean yes = key instanceof Key.Typed typed && Character.toLowerCase(typed.command()) == 'y';
        WatchState closed = state.open(null);
        return yes
                ? Step.to(closed.saying(Message.info("asked")), confirm.action())
                : Step.to(closed.saying(Message.info("left-alone")));
    }

    private static WatchState filter(WatchState state, Dialog.FilterPrompt prompt, Key key) {
        if (key == Key.Named.ESCAPE) return state.open(null);
        if (key == Key.Named.UP) return recall(state, prompt, prompt.back() + 1);
        if (key == Key.Named.DOWN) return recall(state, prompt, prompt.back() - 1);
        if (key != Key.Named.ENTER)
            return state.open(new Dialog.FilterPrompt(prompt.line().after(key), 0));
        FilterReading reading = prompt.reading();
        return reading.isSound() ? Keys.filter(state.open(null), reading) : state;
    }

    private static WatchState recall(WatchState state, Dialog.FilterPrompt prompt, int back) {
        List<String> history = state.view().history();
        if (back < 1 || back > history.size()) return state;
        return state.open(new Dialog.FilterPrompt(EditLine.of(history.get(back - 1)), back));
    }

    private static Step run(WatchState state, RunPrompt prompt, Key key) {
        List<WorkflowSummary> matching = prompt.matching();
        int chosen = Math.clamp(prompt.chosen(), 0, Math.max(0, matching.size() - 1));
        if (key == Key.Named.ESCAPE) return Step.to(state.open(null));
        if (key == Key.Named.UP) return Step.to(choose(state, prompt, chosen - 1));
        if (key == Key.Named.DOWN) return Step.to(choose(state, prompt, Math.min(chosen + 1, matching.size() - 1)));
        if (key == Key.Named.TAB && !matching.isEmpty()) {
            String name = RunPrompt.name(matching.get(chosen));
            return Step.to(state.open(new RunPrompt(EditLine.of(name + " " + prompt.inputs()), prompt.workflows(), 0)));
        }
        if (key != Key.Named.ENTER)
            return Step.to(state.open(new RunPrompt(prompt.line().after(key), prompt.workflows(), 0)));
        if (matching.isEmpty()) return Step.to(state.saying(Message.bad("no-such-workflow", prompt.firstWord())));
        return start(state, named(prompt, matching, chosen), prompt.inputs());
    }

    /** The one that is typed in full, else the one that is chosen. */
    private static String named(RunPrompt prompt, List<WorkflowSummary> matching, int chosen) {
        boolean typed = matching.stream().anyMatch(each -> RunPrompt.name(each).equals(prompt.firstWord()));
        return typed && prompt.chosen() == 0 ? prompt.firstWord() : RunPrompt.name(matching.get(chosen));
    }

    private static Step start(WatchState state, String workflow, String inputs) {
        Action run = new Action.Run(workflow, inputs);
        WatchState closed = state.open(null);
        return state.isStale()
                ? Step.to(closed.open(new Dialog.Confirm(Message.info("confirm.run", workflow), true, run)))
                : Step.to(closed.saying(Message.info("asked")), run);
    }

    private static WatchState choose(WatchState state, RunPrompt prompt, int chosen) {
        return state.open(new RunPrompt(prompt.line(), prompt.workflows(), Math.max(0, chosen)));
    }

    private static WatchState sheet(WatchState state, Dialog.Sheet sheet, Key key) {
        int rows = switch (key) {
            case Key.Named named ->
                switch (named) {
                    case UP -> -1;
                    case DOWN -> 1;
                    case PAGE_UP -> -PAGE;
                    case PAGE_DOWN -> PAGE;
                    case HOME -> -FAR;
                    case END -> FAR;
                    case ENTER, ESCAPE, TAB, BACK_TAB, LEFT, RIGHT, BACKSPACE, DELETE -> 0;
                    case ERASE_LINE, ERASE_WORD, REDRAW, INTERRUPT -> 0;
                };
            case Key.Pasted pasted -> 0;
            case Key.Typed typed ->
                switch (typed.command()) {
                    case 'j' -> 1;
                    case 'k' -> -1;
                    case ' ' -> PAGE;
                    default -> 0;
                };
        };
        return rows == 0
                ? state.open(null)
                : state.open(new Dialog.Sheet(sheet.content(), Math.clamp((long) sheet.top() + rows, 0, FAR)));
    }
}

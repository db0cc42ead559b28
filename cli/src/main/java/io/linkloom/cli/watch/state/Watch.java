package io.linkloom.cli.watch.state;

import io.linkloom.cli.watch.state.WatchState.Pause;
import java.time.Instant;

/** The door: `decide(state, happening) -> state + actions`. */
public final class Watch {
    private Watch() {}

    /** @param now never before that of the state */
    public static Step decide(WatchState before, Instant now, Happening happening) {
        WatchState state = before.at(now);
        Step step = switch (happening) {
            case Happening.Pressed(Key key) -> Keys.pressed(state, key);
            case Happening.Ticked ticked -> Step.to(state.with(Due.older(state)));
            case Happening.Connected connected -> Step.to(News.connected(state));
            case Happening.Disconnected(String reason) -> Step.to(News.lost(state, reason));
            case Happening.Heard heard -> Step.to(News.heard(missed(state), heard.kind(), heard.event()));
            case Happening.Missed missed ->
                Step.to(missed(state).with(state.reads().allAnew()));
            case Happening.Listed listed -> Step.to(Answers.listed(state, listed));
            case Happening.Counted counted -> Step.to(Answers.counted(state, counted.status()));
            case Happening.ExecutionRead read -> Step.to(Answers.execution(state, read));
            case Happening.TaskRead read -> Step.to(Answers.task(state, read));
            case Happening.LogRead read -> Step.to(Answers.log(state, read));
            case Happening.WhyRead(var why) -> Step.to(Answers.sheet(state, new Dialog.Content.Why(why)));
            case Happening.DigestRead(var digest) -> Step.to(Answers.sheet(state, new Dialog.Content.Became(digest)));
            case Happening.GraphRead(String workflow, var graph) ->
                Step.to(Answers.sheet(state, new Dialog.Content.Graph(workflow, graph)));
            case Happening.WorkflowsRead(var workflows) -> Step.to(Answers.workflows(state, workflows));
            case Happening.Drawn drawn -> Step.to(drawn(state, drawn));
            case Happening.Done done -> Step.to(Answers.done(state, done));
            case Happening.Refused refused -> Step.to(Answers.refused(state, refused));
        };
        return Due.with(step);
    }

    private static WatchState missed(WatchState state) {
        Pause pause = state.pause();
        return pause == null ? state : state.paused(new Pause(pause.at(), pause.known(), pause.missed() + 1));
    }

    private static WatchState drawn(WatchState state, Happening.Drawn drawn) {
        WatchState scrolled = state.with(state.view().scrolled(drawn.back()).detailsFrom(drawn.detailsTop()));
        return state.dialog() instanceof Dialog.Sheet(Dialog.Content content, int top)
                ? scrolled.open(new Dialog.Sheet(content, drawn.sheetTop()))
                : scrolled;
    }
}

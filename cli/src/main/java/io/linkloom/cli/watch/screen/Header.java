package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionState;
import io.linkloom.cli.watch.state.Connection;
import io.linkloom.cli.watch.state.Known;
import io.linkloom.cli.watch.state.WatchState;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jline.utils.AttributedString;

/** The first line: which server, whether what is shown is live, how much there is, what time it is. */
record Header(Look look, WatchState state) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int GAP = 3;

    AttributedString line(int width) {
        AttributedString right = new Line(look)
                .add(CLOCK.format(state.now().atZone(look.zone())))
                .add(Tone.FAINT, "  " + look.text("head.keys") + " ")
                .asItIs();
        AttributedString clock = new Line(look)
                .add(CLOCK.format(state.now().atZone(look.zone())) + " ")
                .asItIs();
        AttributedString[] lefts = {left(true, true), left(false, true), left(false, false)};
        for (AttributedString left : lefts) {
            for (AttributedString end : new AttributedString[] {right, clock}) {
                if (left.columnLength() + GAP + end.columnLength() <= width)
                    return new Line(look)
                            .add(left)
                            .fill(width - end.columnLength())
                            .add(end)
                            .exactly(width);
            }
        }
        return new Line(look).add(left(false, false)).exactly(width);
    }

    private AttributedString left(boolean product, boolean counts) {
        Line line = new Line(look).add(" ");
        if (product) line.add(Tone.STRONG, "Link Loom").add("  ");
        line.add(look.server()).add(" ");
        freshness(line);
        if (counts) counts(line.add("  "));
        return line.asItIs();
    }

    private void freshness(Line line) {
        switch (state.connection()) {
            case Connection.Opening opening -> line.add(Tone.WARN, look.signs().away + " " + look.text("head.opening"));
            case Connection.Live live -> {
                WatchState.Pause pause = state.pause();
                if (pause == null) line.add(Tone.GOOD, look.signs().live + " " + look.text("head.live"));
                else
                    line.add(
                            Tone.WARN,
                            look.signs().paused + " " + look.text("head.paused", time(pause.at()), pause.missed()));
            }
            case Connection.Lost(Instant since, String reason) ->
                line.add(
                        Tone.BAD,
                        look.signs().away + " "
                                + look.text("head.lost", Elapsed.whole(Duration.between(since, state.now()))));
        }
    }

    private void counts(Line line) {
        Known known = state.shown();
        count(line, "head.running", known.count(ExecutionState.RUNNING), Tone.ACTIVE);
        more(line, "head.queued", known.count(ExecutionState.QUEUED), Tone.PLAIN);
        more(line, "head.held", known.count(ExecutionState.PAUSED), Tone.WARN);
        more(line, "head.attention", known.attention(), Tone.BAD);
    }

    /** Only where there are some. */
    private void more(Line line, String key, long number, Tone tone) {
        if (number > 0) count(line, key, number, tone);
    }

    private void count(Line line, String key, long number, Tone tone) {
        line.add(Tone.FAINT, look.text(key) + " ").add(number > 0 ? tone : Tone.PLAIN, number + "  ");
    }

    private String time(Instant at) {
        return CLOCK.format(at.atZone(look.zone()));
    }
}

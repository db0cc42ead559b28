package io.linkloom.cli.follow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TimelineEntry;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.format.DateTimeFormatter;

/** One line for each change of the execution and its tasks; of items of a fan-out only what went wrong. */
final class ChangeLines implements Progress {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Session session;
    private final Texts texts;
    private final Style style;

    ChangeLines(Session session) {
        this.session = session;
        this.texts = session.texts(ChangeLines.class);
        this.style = session.output().aside();
    }

    @Override
    public void change(TimelineEntry change) {
        boolean wrong = change.state().equals("FAILED") || change.state().equals("DEAD");
        if (change.index() != null && !wrong) return;
        String what = change.task() == null ? texts.text("execution") : change.task();
        if (change.index() != null) what += "[" + change.index() + "]";
        Integer attempt = change.attempt();
        String tries = attempt == null || attempt == 1 ? "" : "  " + texts.text("attempt", attempt);
        String time = style.paint(Style.Tone.FAINT, CLOCK.format(change.at().atZone(session.zone())));
        session.output().message(time + "  " + what + "  " + style.state(change.state()) + tries);
    }

    @Override
    public boolean wantsAll() {
        return false;
    }

    @Override
    public void all(ExecutionDetails execution) {}
}

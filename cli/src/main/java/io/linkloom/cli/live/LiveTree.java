package io.linkloom.cli.live;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.StreamEvent;
import io.linkloom.cli.live.LiveExecution.Place;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Extent;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.watch.screen.Ansi;
import io.linkloom.cli.watch.screen.Look;
import io.linkloom.cli.watch.screen.TaskTree;
import io.linkloom.cli.watch.state.Beat;
import io.linkloom.client.ServerEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** A tree that is drawn again over itself, at most four times a second. */
final class LiveTree {
    static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String REST_AWAY = "\u001b[J";
    private static final String LINE_AWAY = "\u001b[2K";
    private static final Duration PICTURE = Duration.ofMillis(250);
    private static final Duration CLOCK = Duration.ofSeconds(1);

    private final Session session;
    private final Place place;
    private final Following following;
    private final Look look;
    private final Map<String, Beat> beats = new HashMap<>();
    private int drawn;

    LiveTree(Session session, Place place, Following following) {
        this.session = session;
        this.place = place;
        this.following = following;
        Style style = place == Place.DATA
                ? session.output().style()
                : session.output().aside();
        this.look = Look.of(session.locale(), session.zone(), style.colour(), style.ascii(), "");
    }

    ExecutionDetails run() {
        ExecutionDetails execution = following.client().execution(following.id());
        write(HIDE_CURSOR);
        try {
            while (!execution.state().isEnded() && !following.isTimeOver()) {
                draw(execution);
                boolean changed = hear(following.next(CLOCK));
                if (changed) settle();
                @Nullable ExecutionDetails anew = changed || !following.isConnected() ? following.read() : null;
                if (anew != null) execution = anew;
            }
            draw(execution);
            return execution;
        } finally {
            write(SHOW_CURSOR);
        }
    }

    /** What comes close behind is one picture with it. */
    private void settle() {
        long end = System.nanoTime() + PICTURE.toNanos();
        for (long left = PICTURE.toNanos(); left > 0; left = end - System.nanoTime())
            hear(following.next(Duration.ofNanos(left)));
    }

    private boolean hear(@Nullable ServerEvent event) {
        if (event instanceof ServerEvent.Change(var type, StreamEvent change) && change.task() != null) {
            boolean beat = change.progress() != null || change.message() != null;
            if (beat) beats.put(change.task(), new Beat(change.progress(), change.message()));
            else beats.remove(change.task());
        }
        return event != null;
    }

    private void draw(ExecutionDetails execution) {
        Extent extent = Extent.ofTerminal();
        TaskTree tree = new TaskTree(look, session.surroundings().clock().instant(), following.isConnected());
        List<AttributedString> lines =
                tree.lines(execution, beats, Math.max(20, extent.columns() - 1), Math.max(3, extent.rows() - 1));
        StringBuilder out = new StringBuilder();
        if (drawn > 0) out.append("\u001b[").append(drawn).append('A');
        for (AttributedString line : lines)
            out.append('\r').append(LINE_AWAY).append(Ansi.of(line)).append('\n');
        write(out.append(REST_AWAY).toString());
        drawn = lines.size();
    }

    private void write(String text) {
        Terminal terminal = session.terminal();
        if (place == Place.DATA) terminal.raw(text);
        else terminal.rawMessage(text);
    }
}

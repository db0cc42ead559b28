package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.state.Connection;
import io.linkloom.cli.watch.state.Message;
import io.linkloom.cli.watch.state.WatchState;
import java.time.Instant;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** The last line: what was done or refused, else what can be done here. */
record StatusLine(Look look, WatchState state) {
    AttributedString line(int width) {
        WatchState.Notice notice = state.notice();
        Line line = new Line(look).add(" ");
        if (notice != null) return notice(line, notice.message()).exactly(width);
        if (state.connection() instanceof Connection.Lost(Instant since, String reason))
            return line.add(Tone.BAD, reason).exactly(width);
        String keys = look.text("keys." + state.view().pane().name().toLowerCase(Locale.ROOT));
        return keys(line, keys, width).exactly(width);
    }

    private Line notice(Line line, Message message) {
        Tone tone = switch (message.tone()) {
            case INFO -> Tone.PLAIN;
            case GOOD -> Tone.GOOD;
            case BAD -> Tone.BAD;
        };
        return line.add(tone, Messages.in(look, message));
    }

    /** `key what  key what`: as many whole ones as fit. */
    private Line keys(Line line, String keys, int width) {
        for (String each : keys.split("  ")) {
            int space = each.indexOf(' ');
            if (line.width() + Plain.width(each) + 2 > width) break;
            line.add(Tone.STRONG, each.substring(0, space))
                    .add(Tone.FAINT, each.substring(space))
                    .add("  ");
        }
        return line;
    }
}

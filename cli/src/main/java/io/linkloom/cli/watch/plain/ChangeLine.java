package io.linkloom.cli.watch.plain;

import io.linkloom.cli.output.Style;
import io.linkloom.cli.session.Session;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A change as a line: `12:04:31 exec-… daily-report process_data RUNNING → SUCCEEDED`. */
public record ChangeLine(ZoneId zone, Style style) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** @param style of where it is printed */
    public static ChangeLine of(Session session, Style style) {
        return new ChangeLine(session.zone(), style);
    }

    public String of(Change change) {
        StringBuilder line = new StringBuilder(TIME.format(change.at().atZone(zone))).append(' ');
        if (change.execution() != null) line.append(change.execution()).append(' ');
        line.append(change.workflow()).append(' ');
        if (change.task() != null) line.append(change.task());
        if (change.index() != null) line.append('[').append(change.index()).append(']');
        if (change.task() != null) line.append(' ');
        if (change.previous() != null) line.append(change.previous()).append(style.ascii() ? " -> " : " → ");
        line.append(style.state(change.state()));
        Integer attempt = change.attempt();
        return attempt == null || attempt == 1
                ? line.toString()
                : line.append(" #").append(attempt).toString();
    }
}

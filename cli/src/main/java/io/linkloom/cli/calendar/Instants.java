package io.linkloom.cli.calendar;

import io.linkloom.api.ScheduledInstant;
import io.linkloom.cli.context.Setting;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Shows them on the clock by which their schedule was written, with the day of the week; on another with `--tz`. */
public final class Instants {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Session session;
    private final Texts texts;

    public Instants(Session session) {
        this.session = session;
        this.texts = session.texts(Instants.class);
    }

    public Columns<ScheduledInstant> columns() {
        return Columns.of(Instants.class, ScheduledInstant.class)
                .id("at", ScheduledInstant::at)
                .column("local", each -> day(each.at(), each.timezone()))
                .column("timezone", each -> name(zone(each.timezone())))
                .column("trigger", ScheduledInstant::trigger)
                .column("startsAt", Instants::later)
                .column("note", each -> note(each.note()));
    }

    /** `Sun 2026-11-01 03:00 Europe/Kyiv`. */
    public String of(Instant at, String timezone) {
        return day(at, timezone) + " " + name(zone(timezone));
    }

    /** `Sun 2026-11-01 03:00`. */
    public String day(Instant at, String timezone) {
        var local = at.atZone(zone(timezone));
        boolean whole = at.truncatedTo(ChronoUnit.MINUTES).equals(at);
        return local.getDayOfWeek().getDisplayName(TextStyle.SHORT, session.locale()) + " "
                + (whole ? MINUTES : SECONDS).format(local);
    }

    /** `UTC` for what Java calls `Z`. */
    public static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private ZoneId zone(String timezone) {
        return session.settings().value(Setting.TZ).isPresent() ? session.zone() : ZoneId.of(timezone);
    }

    /** Null where it starts at the instant itself. */
    private static @Nullable Instant later(ScheduledInstant instant) {
        return instant.startsAt().equals(instant.at()) ? null : instant.startsAt();
    }

    private @Nullable String note(@Nullable String note) {
        if (note == null) return null;
        String text = texts.find("note." + note);
        return text == null ? note : text;
    }
}

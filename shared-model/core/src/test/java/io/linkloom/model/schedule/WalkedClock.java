package io.linkloom.model.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clock of a zone shows at every real minute of some days, and what a person who watches it would start.
 *
 * <p>The walk begins two days early and ends two days late, so that no gap or overlap at its edges is missed.
 */
final class WalkedClock {
    private static final Duration MARGIN = Duration.ofDays(2);

    private final Instant from;
    private final Instant to;
    private final Instant start;
    private final List<LocalDateTime> shown = new ArrayList<>();
    private final Map<LocalDateTime, Integer> times = new HashMap<>();

    WalkedClock(Instant from, Instant to, ZoneId zone) {
        this.from = from;
        this.to = to;
        this.start = from.minus(MARGIN).truncatedTo(ChronoUnit.MINUTES);
        for (Instant at = start; at.isBefore(to.plus(MARGIN)); at = at.plusSeconds(60)) {
            LocalDateTime time = at.atZone(zone).toLocalDateTime();
            shown.add(time);
            times.merge(time, 1, Integer::sum);
        }
    }

    List<Firing> firings(RandomCron cron) {
        List<Firing> firings = new ArrayList<>();
        LocalDateTime latest = shown.getFirst().minusMinutes(1);
        for (int i = 0; i < shown.size(); i++) {
            LocalDateTime time = shown.get(i);
            Instant at = start.plusSeconds(60L * i);
            boolean again = !time.isAfter(latest);
            boolean due = cron.matches(time) && !(again && cron.fixed());
            boolean late = !due && cron.fixed() && skippedOne(cron, latest, time);
            if ((due || late) && !at.isBefore(from) && at.isBefore(to))
                firings.add(new Firing(at, note(time, late, again)));
            if (!again) latest = time;
        }
        return firings;
    }

    private static boolean skippedOne(RandomCron cron, LocalDateTime latest, LocalDateTime now) {
        for (LocalDateTime time = latest.plusMinutes(1); time.isBefore(now); time = time.plusMinutes(1)) {
            if (cron.matches(time)) return true;
        }
        return false;
    }

    private Firing.Note note(LocalDateTime time, boolean late, boolean again) {
        if (late) return Firing.Note.SHIFTED_BY_GAP;
        if (times.getOrDefault(time, 0) < 2) return Firing.Note.NONE;
        return again ? Firing.Note.SECOND_OF_OVERLAP : Firing.Note.FIRST_OF_OVERLAP;
    }
}

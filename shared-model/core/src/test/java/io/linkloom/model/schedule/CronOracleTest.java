package io.linkloom.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calculated instants are those that a clock shows. `-Dloom.seed` repeats a run, `-Dloom.cases` makes it longer. */
class CronOracleTest {
    private static final long SEED = Long.getLong("loom.seed", new Random().nextLong());
    private static final int CASES = Integer.getInteger("loom.cases", 8_000);
    private static final int PER_CLOCK = 20;
    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final long SECONDS_UNTIL_2040 = Duration.ofDays(40 * 365).toSeconds();
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @Test
    void agreesWithAWalkedClockInEveryZone() throws CronFormatException {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES / PER_CLOCK; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            agrees(zone, anchor(random, zone), random, PER_CLOCK);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Kyiv, 2026-03-29T01:00:00Z",
        "Europe/Kyiv, 2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01T06:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "America/Sao_Paulo, 2019-02-17T02:00:00Z",
        "Africa/Cairo, 2026-04-23T22:00:00Z",
        "Africa/Cairo, 2026-10-29T21:00:00Z",
        "America/Havana, 2026-11-01T05:00:00Z",
        "Africa/Casablanca, 2026-02-15T02:00:00Z",
        "Antarctica/Troll, 2026-03-29T01:00:00Z",
        "America/Caracas, 2007-12-09T07:00:00Z",
        "Asia/Kathmandu, 2026-01-01T00:00:00Z"
    })
    void agreesWithAWalkedClockWhereClocksAreChanged(String zone, Instant change) throws CronFormatException {
        agrees(ZoneId.of(zone), change, new Random(SEED), 150);
    }

    @Test
    void agreesWithAWalkedCalendarForRareDays() throws CronFormatException {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES / 4; i++) {
            RandomCron cron = RandomCron.rare(random);
            LocalDate start = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(40 * 365));
            @Nullable LocalDate day = start;
            while (day != null && !cron.matches(day)) day = day.isBefore(start.plusYears(41)) ? day.plusDays(1) : null;
            @Nullable Instant expected = day == null ? null : day.atTime(12, 30).toInstant(ZoneOffset.UTC);
            assertThat(next(cron.text(), start.atStartOfDay().toInstant(ZoneOffset.UTC)))
                    .as("seed %d, %s from %s", SEED, cron.text(), start)
                    .isEqualTo(expected);
        }
    }

    private static @Nullable Instant next(String text, Instant after) {
        try {
            return CronSchedule.parse(text)
                    .next(after, ZoneOffset.UTC)
                    .map(Firing::at)
                    .orElse(null);
        } catch (CronFormatException e) {
            assertThat(e).hasMessageContaining("never fires");
            return null;
        }
    }

    private static void agrees(ZoneId zone, Instant anchor, Random random, int expressions) throws CronFormatException {
        Instant from = anchor.minusMillis(random.nextLong(Duration.ofDays(3).toMillis()));
        Instant to = anchor.plusMillis(random.nextLong(Duration.ofDays(3).toMillis()));
        WalkedClock clock = new WalkedClock(from, to, zone);
        for (int i = 0; i < expressions; i++) {
            RandomCron cron = RandomCron.frequent(random);
            assertThat(calculated(cron.text(), from, to, zone))
                    .as("seed %d, %s in %s, [%s, %s)", SEED, cron.text(), zone, from, to)
                    .isEqualTo(clock.firings(cron));
        }
    }

    private static List<Firing> calculated(String text, Instant from, Instant to, ZoneId zone)
            throws CronFormatException {
        try {
            return CronSchedule.parse(text).between(from, to, zone, Integer.MAX_VALUE);
        } catch (CronFormatException e) {
            // A random date that no year has; the walked clock must not see it either.
            if (e.getMessage() != null && e.getMessage().contains("never fires")) return List.of();
            throw e;
        }
    }

    /** Half of the time near a change of the clock, else anywhere from 2000 to 2040. */
    private static Instant anchor(Random random, ZoneId zone) {
        Instant any = YEAR_2000.plusSeconds(random.nextLong(SECONDS_UNTIL_2040));
        @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        return change == null || random.nextBoolean() ? any : change.getInstant();
    }
}

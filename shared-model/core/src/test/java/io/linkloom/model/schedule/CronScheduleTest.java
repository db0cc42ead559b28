package io.linkloom.model.schedule;

import static io.linkloom.model.schedule.Firing.Note.FIRST_OF_OVERLAP;
import static io.linkloom.model.schedule.Firing.Note.NONE;
import static io.linkloom.model.schedule.Firing.Note.SECOND_OF_OVERLAP;
import static io.linkloom.model.schedule.Firing.Note.SHIFTED_BY_GAP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronScheduleTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void nextIsStrictlyAfterAndInTheZone() throws CronFormatException {
        CronSchedule daily = CronSchedule.parse("0 3 * * *");
        assertThat(daily.next(at("2026-11-22T00:59:59.999Z"), KYIV)).contains(firing("2026-11-22T01:00:00Z", NONE));
        assertThat(daily.next(at("2026-11-22T01:00:00Z"), KYIV)).contains(firing("2026-11-23T01:00:00Z", NONE));
    }

    @Test
    void betweenIncludesItsStartButNotItsEnd() throws CronFormatException {
        CronSchedule hourly = CronSchedule.parse("@hourly");
        Instant from = at("2026-01-01T00:00:00Z");
        assertThat(hourly.between(from, at("2026-01-01T02:00:00Z"), ZoneOffset.UTC, 10))
                .containsExactly(firing("2026-01-01T00:00:00Z", NONE), firing("2026-01-01T01:00:00Z", NONE));
        assertThat(hourly.between(from, at("2027-01-01T00:00:00Z"), ZoneOffset.UTC, 3))
                .hasSize(3);
        assertThat(hourly.between(from, from, ZoneOffset.UTC, 3)).isEmpty();
    }

    @Test
    void aFixedTimeInTheSpringGapRunsOnceAtItsEnd() throws CronFormatException {
        assertThat(on(SPRING, "30 3 * * *")).containsExactly(firing("2026-03-29T01:00:00Z", SHIFTED_BY_GAP));
        assertThat(on(SPRING, "0,15,30-45 3 * * *")).containsExactly(firing("2026-03-29T01:00:00Z", SHIFTED_BY_GAP));
    }

    @Test
    void aTimePlannedAtTheEndOfTheGapAbsorbsTheSkippedOne() throws CronFormatException {
        assertThat(on(SPRING, "0 3,4 * * *")).containsExactly(firing("2026-03-29T01:00:00Z", NONE));
    }

    @Test
    void aFixedTimeInTheAutumnOverlapRunsAtItsFirstOccurrence() throws CronFormatException {
        assertThat(on(AUTUMN, "30 3 * * *")).containsExactly(firing("2026-10-25T00:30:00Z", FIRST_OF_OVERLAP));
        assertThat(CronSchedule.parse("30 3 * * *").next(at("2026-10-25T01:10:00Z"), KYIV))
                .contains(firing("2026-10-26T01:30:00Z", NONE));
    }

    @Test
    void intervalsFollowRealTimeWhereTheClockChanges() throws CronFormatException {
        assertThat(on(SPRING, "*/30 * * * *"))
                .hasSize(46)
                .extracting(Firing::note)
                .containsOnly(NONE);
        assertThat(on(SPRING, "30 * * * *")).hasSize(23);
        assertThat(on(AUTUMN, "*/30 * * * *")).hasSize(50);
        assertThat(on(AUTUMN, "30 * * * *"))
                .hasSize(25)
                .contains(
                        firing("2026-10-25T00:30:00Z", FIRST_OF_OVERLAP),
                        firing("2026-10-25T01:30:00Z", SECOND_OF_OVERLAP));
    }

    @Test
    void aStepOfHoursFollowsTheHoursThatTheClockShows() throws CronFormatException {
        assertThat(on(SPRING, "0 */3 * * *"))
                .hasSize(7)
                .extracting(Firing::note)
                .containsOnly(NONE);
        assertThat(on(AUTUMN, "0 */3 * * *")).hasSize(9).contains(firing("2026-10-25T01:00:00Z", SECOND_OF_OVERLAP));
    }

    @Test
    void aSkippedDayRunsItsFixedTimesOnceWhenTheNextDayBegins() throws CronFormatException {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        assertThat(CronSchedule.parse("0 9 30 12 *").next(at("2011-06-01T00:00:00Z"), apia))
                .contains(firing("2011-12-30T10:00:00Z", SHIFTED_BY_GAP));
    }

    @Test
    void aMidnightThatDoesNotExistIsShifted() throws CronFormatException {
        assertThat(CronSchedule.parse("@daily").next(at("2018-11-03T12:00:00Z"), ZoneId.of("America/Sao_Paulo")))
                .contains(firing("2018-11-04T03:00:00Z", SHIFTED_BY_GAP));
        assertThat(CronSchedule.parse("@daily").next(at("2026-04-23T12:00:00Z"), ZoneId.of("Africa/Cairo")))
                .contains(firing("2026-04-23T22:00:00Z", SHIFTED_BY_GAP));
    }

    @Test
    void eitherDayFieldIsEnoughWhereBothAreRestricted() throws CronFormatException {
        assertThat(days("0 0 1,15 * 0", 4)).containsExactly("2026-01-01", "2026-01-04", "2026-01-11", "2026-01-15");
        assertThat(days("0 0 13 * FRI", 4)).containsExactly("2026-01-02", "2026-01-09", "2026-01-13", "2026-01-16");
    }

    @Test
    void bothDayFieldsCountWhereOneBeginsWithAStar() throws CronFormatException {
        assertThat(days("0 0 */2 * 0", 3)).containsExactly("2026-01-11", "2026-01-25", "2026-02-01");
        assertThat(days("0 0 13 * */5", 3)).containsExactly("2026-02-13", "2026-03-13", "2026-09-13");
    }

    @Test
    void rareDaysAreFound() throws CronFormatException {
        assertThat(days("0 0 29 2 *", 2)).containsExactly("2028-02-29", "2032-02-29");
        // A Sunday, by a step that begins with a star: around 2100 forty years pass between two.
        assertThat(CronSchedule.parse("0 0 29 2 */7").next(at("2088-03-01T00:00:00Z"), ZoneOffset.UTC))
                .contains(firing("2128-02-29T00:00:00Z", NONE));
        assertThat(days("0 0 30 2 MON", 1)).containsExactly("2026-02-02");
    }

    @Test
    void theSearchEndsWhereAnIntervalAlwaysFallsIntoTheGap() throws CronFormatException {
        CronSchedule secondSundayOfMarch = CronSchedule.parse("*/5 2 8-14 3 */7");
        assertThat(secondSundayOfMarch.next(at("2026-01-01T00:00:00Z"), ZoneId.of("America/New_York")))
                .isEmpty();
    }

    @Test
    void instantsFarAwayAreAnswered() throws CronFormatException {
        CronSchedule hourly = CronSchedule.parse("@hourly");
        assertThat(hourly.next(Instant.MAX, KYIV)).isEmpty();
        assertThat(hourly.next(Instant.MIN, KYIV)).isPresent();
        assertThat(hourly.between(Instant.MIN, Instant.MAX, KYIV, 2)).hasSize(2);
    }

    private static List<Firing> on(LocalDate day, String expression) throws CronFormatException {
        Instant from = day.atStartOfDay(KYIV).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(KYIV).toInstant();
        return CronSchedule.parse(expression).between(from, to, KYIV, 10_000);
    }

    private static List<String> days(String expression, int count) throws CronFormatException {
        Instant from = at("2026-01-01T00:00:00Z");
        return CronSchedule.parse(expression).between(from, Instant.MAX, ZoneOffset.UTC, count).stream()
                .map(firing -> firing.at().toString().substring(0, 10))
                .toList();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Firing firing(String at, Firing.Note note) {
        return new Firing(at(at), note);
    }
}

package io.linkloom.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.json.JsonMapper;

/** What holds for every command in a cell, whatever a script expects. */
final class Manners {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Manners() {}

    static void check(Section section, Step step, Launcher.Outcome outcome, Mode mode) {
        String where = "line " + step.line() + ", " + mode.word();
        if (section.cells().contains(Cell.JSON)
                && Cell.JSON.fits(step.words())
                && !outcome.out().isEmpty()) isJson(where, step, outcome.out());
        if (section.cells().contains(Cell.QUIET) && outcome.exit() == 0)
            assertThat(outcome.err()).as(where + ": quiet has no messages").isEmpty();
        if (section.cells().contains(Cell.ERROR) && outcome.exit() != 0)
            assertThat(outcome.out() + outcome.err())
                    .as(where + ": a failure is said")
                    .isNotBlank();
        assertThat(outcome.out() + outcome.err()).as(where + ": no stack trace").doesNotContain("\tat ");
    }

    private static void isJson(String where, Step step, String out) {
        if (step.words().contains("jsonl"))
            out.lines()
                    .forEach(line -> assertThat(JSON.readTree(line)).as(where).isNotNull());
        else assertThat(JSON.readTree(out)).as(where).isNotNull();
    }
}

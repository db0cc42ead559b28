package io.linkloom.cli.watch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskError;
import io.linkloom.cli.watch.state.Action;
import io.linkloom.cli.watch.state.Happening;
import io.linkloom.cli.watch.state.Key;
import io.linkloom.cli.watch.state.Stories;
import io.linkloom.cli.watch.state.WatchState;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    /** Written anew with -Dloom.write=true; then to be looked at. */
    @ParameterizedTest
    @CsvSource({"80, 24, en, false", "120, 40, uk, false", "60, 16, en, true", "30, 5, uk, false"})
    void looksAsItWasLookedAt(int width, int height, String language, boolean ascii) throws Exception {
        Frame frame = Screen.draw(Stories.begun().state(), width, height, look(language, false, ascii));
        String picture = text(frame) + "\n";

        String name = width + "x" + height + "-" + language + (ascii ? "-ascii" : "") + ".txt";
        assertThat(picture).isEqualTo(expected(name, picture));
    }

    private static String expected(String name, String picture) throws IOException, URISyntaxException {
        Path classes = Path.of(ScreenTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Boolean.getBoolean("loom.write")) {
            Path source = Path.of(System.getProperty(
                            "loom.root", classes.resolve("../../..").toString()))
                    .resolve("cli/src/test/resources/pictures/" + name);
            Files.createDirectories(source.getParent());
            Files.writeString(source, picture);
            return picture;
        }
        return Files.readString(classes.resolve("pictures/" + name));
    }

    @Test
    void everyPictureFillsTheScreenExactly() {
        for (WatchState state : states()) {
            for (String language : List.of("en", "uk")) {
                for (int width : new int[] {1, 20, 36, 40, 60, 78, 79, 80, 100, 120, 200}) {
                    for (int height : new int[] {1, 7, 8, 12, 16, 20, 24, 50}) fits(state, width, height, language);
                }
            }
        }
    }

    private static void fits(WatchState state, int width, int height, String language) {
        Frame frame = Screen.draw(state, width, height, look(language, true, false));

        assertThat(frame.lines())
                .as("%s × %s", width, height)
                .hasSize(height)
                .allMatch(line -> line.columnLength() == width);
        assertThat(text(frame)).doesNotContainPattern("[\\p{Cc}&&[^\\n]]");
        Frame.Cursor cursor = frame.cursor();
        if (cursor != null) assertThat(cursor.column()).isLessThan(width);
    }

    private static List<WatchState> states() {
        return List.of(
                Stories.opening().state(),
                Stories.begun().state(),
                Stories.begun().type("?").state(),
                Stories.begun().type("c").state(),
                Stories.begun()
                        .type("/is:faild and a very long rest that does not fit into any prompt of this width")
                        .state(),
                Stories.begun().type("R").state(),
                Stories.begun().type("w").state(),
                Stories.begun().press(Key.Named.ENTER).type("l").state(),
                Stories.begun().type("4").state(),
                Stories.begun().type("p").state(),
                Stories.begun().happens(new Happening.Disconnected("")).state(),
                hostile().state());
    }

    /** Names, errors and logs of others that would like to steer the terminal. */
    private static Stories hostile() {
        String evil = "\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n\t\u202eabc\u200b漢字🧵\ud800";
        TaskError error = new TaskError(evil, 1, evil, evil);
        return Stories.begun()
                .happens(new Happening.Listed(
                        "",
                        List.of(
                                Stories.running(),
                                Stories.summary(Stories.FAILED, evil, ExecutionState.FAILED, 3, error, null)),
                        false))
                .happens(new Happening.LogRead(
                        new Action.ReadLog(Stories.RUNNING, null, 0), List.of(Stories.line(1, evil.repeat(50)))));
    }

    @Test
    void withoutColoursThereAreNone() {
        for (WatchState state : states()) {
            for (AttributedString line :
                    Screen.draw(state, 120, 40, look("en", false, false)).lines()) {
                for (int i = 0; i < line.length(); i++)
                    assertThat(line.styleAt(i).getStyle()
                                    & AttributedStyle.DEFAULT.foreground(15).getMask()
                                    & ~AttributedStyle.DEFAULT.getMask())
                            .isZero();
            }
        }
    }

    @Test
    void inAsciiEverythingOfOursIsAscii() {
        for (WatchState state :
                List.of(Stories.begun().state(), Stories.begun().type("c").state()))
            assertThat(text(Screen.draw(state, 100, 30, look("en", true, true))))
                    .matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void whatIsStaleIsSaid() {
        WatchState lost = Stories.begun()
                .happens(new Happening.Disconnected(""))
                .after(12)
                .type("r")
                .state();
        WatchState paused = Stories.begun().type("p").after(3).state();

        assertThat(text(Screen.draw(lost, 80, 24, look("en", true, false))))
                .contains("◌ reconnecting… 12s", "Retry exec-", "what is shown is of 12:00:00");
        assertThat(text(Screen.draw(paused, 80, 24, look("en", true, false)))).contains("paused 12:00:00");
    }

    @Test
    void whatIsWrongWithAFilterIsMarkedAndSaid() {
        Frame frame = Screen.draw(Stories.begun().type("/statsu:failed").state(), 80, 24, look("en", true, false));

        assertThat(text(frame)).contains("│ statsu:failed", "│ ^^^^^^ ", "did you mean `status`?");
        assertThat(frame.cursor()).isNotNull();
    }

    private static Look look(String language, boolean colour, boolean ascii) {
        return Look.of(Locale.forLanguageTag(language), ZoneOffset.UTC, colour, ascii, "local");
    }

    private static String text(Frame frame) {
        return frame.lines().stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }
}

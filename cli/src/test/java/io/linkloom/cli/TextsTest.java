package io.linkloom.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.help.Page;
import io.linkloom.cli.help.Pages;
import io.linkloom.cli.script.FakeTerminal;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    static List<Path> bundles() throws IOException, URISyntaxException {
        Path root = Path.of(
                Loom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("texts.properties"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRoomThatSpeaksWasFound() throws Exception {
        assertThat(bundles()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameWithTheSamePlaceholders(Path english) throws IOException {
        Properties en = read(english);
        Properties uk = read(english.resolveSibling("texts_uk.properties"));

        assertThat(uk.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : en.stringPropertyNames()) {
            assertThat(places(uk.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void everyCommandWordAndOptionIsDescribed(String language) {
        Loom loom = loom(language);
        Pages pages = new Pages(loom.session());
        CommandLine root = loom.tree().whole();

        assertThat(pages.root(root.getCommandSpec(), loom.tree().branches()).options())
                .isNotEmpty();
        for (Branch branch : loom.tree().branches()) {
            CommandLine line = requireNonNull(root.getSubcommands().get(branch.name()));
            switch (branch) {
                case Verb verb -> described(pages.verb(null, verb, line.getCommandSpec()));
                case Noun noun -> {
                    assertThat(pages.noun(noun).summary()).isNotBlank();
                    for (Verb verb : noun.verbs().get()) {
                        CommandLine leaf = requireNonNull(line.getSubcommands().get(verb.name()));
                        described(pages.verb(noun, verb, leaf.getCommandSpec()));
                    }
                }
            }
        }
    }

    /** The path of a class is what is typed; only a shortcut of the first level may lead elsewhere. */
    @Test
    void theClassPathIsWhatIsTyped() {
        Loom loom = loom("en");
        for (Branch branch : loom.tree().branches()) {
            if (!(branch instanceof Noun noun)) continue;
            for (Verb verb : noun.verbs().get()) {
                String name = verb.make().apply(loom.session()).getClass().getName();
                assertThat(name)
                        .isEqualTo("io.linkloom.cli.command." + noun.name().replace("-", "") + "."
                                + capital(noun.name()) + capital(verb.name()));
            }
        }
    }

    private static void described(Page page) {
        String name = String.join(" ", page.path());
        assertThat(page.summary()).as(name).isNotBlank().endsWith(".");
        assertThat(page.examples()).as(name).isNotEmpty().allMatch(line -> line.contains("loom "));
        page.options().forEach(each -> assertThat(each.text()).as(each.name()).isNotBlank());
    }

    private static String capital(String words) {
        return Stream.of(words.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Loom loom(String language) {
        return new Loom(new Surroundings(
                FakeTerminal.ofPipe("").terminal(),
                Map.of("XDG_CONFIG_HOME", "/nowhere"),
                Path.of(""),
                () -> Instant.EPOCH,
                ZoneOffset.UTC,
                Locale.forLanguageTag(language),
                lastWords -> () -> {}));
    }
}

package io.linkloom.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.contract.callback.Fault;
import io.linkloom.cli.contract.check.Card;
import io.linkloom.cli.contract.wire.NoAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a check can find has a sentence, in both languages. */
class FindingTextsTest {
    private static final Path CHECKS = Path.of("src/main/java/io/linkloom/cli/contract/check");
    private static final Pattern ID = Pattern.compile("new Card\\(\"([a-z-]+)\"");
    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(ContractTester.class.getResourceAsStream(file))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_uk.properties"})
    void everyCheckSaysWhatItIsAndHowToMendIt(String file) throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (String id : ContractTester.names()) wanted.addAll(Set.of(id + ".title", id + ".why", id + ".mend"));
        for (Fault.Kind each : Fault.Kind.values()) wanted.add("fault." + each);
        for (NoAnswer each : NoAnswer.values()) wanted.add("reason." + each);
        Arrays.stream(Card.Needs.values())
                .filter(each -> each != Card.Needs.NOTHING)
                .forEach(each -> wanted.add("any.no-" + each.name().toLowerCase(java.util.Locale.ROOT)));
        assertThat(texts(file).stringPropertyNames()).containsAll(wanted);
    }

    /** What a verdict names is a word in quotes on the way to `Verdict`; nothing else in these files looks like that. */
    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_uk.properties"})
    void everyFindingHasItsSentence(String file) throws IOException {
        Set<String> keys = texts(file).stringPropertyNames();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.list(CHECKS)) {
            for (Path source : sources.sorted().toList()) {
                String code = Files.readString(source);
                Matcher card = ID.matcher(code);
                String id = card.find() ? card.group(1) : "any";
                Matcher statement = Pattern.compile("Verdict\\.\\w+\\([^;]*;").matcher(code);
                while (statement.find()) {
                    Matcher name = NAME.matcher(statement.group());
                    while (name.find()) {
                        boolean said = keys.contains(id + "." + name.group(1)) || keys.contains("any." + name.group(1));
                        if (!said) missing.add(id + "." + name.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        assertThat(texts("texts_uk.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts("texts.properties").stringPropertyNames());
    }
}

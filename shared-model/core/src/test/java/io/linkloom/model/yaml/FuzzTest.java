package io.linkloom.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Feeds the reader with broken documents: it never throws, never takes long, and every error has a place.
 *
 * <p>`-Dloom.fuzz.documents=5000000 -Dloom.fuzz.seed=…` runs more of them, or others.
 */
class FuzzTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Test
    void whateverItIsFedItAnswersInTimeWithPlaces() {
        long documents = Long.getLong("loom.fuzz.documents", 20_000);
        long first = Long.getLong("loom.fuzz.seed", 1);
        List<String> corpus =
                List.of(Documents.everything(), Documents.dailyReport(), Documents.task("type: wait\nduration: 5m"));
        WorkflowReader.read(corpus.getFirst());
        for (long seed = first; seed < first + documents; seed++) {
            byte[] document = new Mutations(new SplittableRandom(seed), corpus).next();
            long start = System.nanoTime();
            ReadResult result = read(document, seed);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(LIMIT) > 0) {
                start = System.nanoTime();
                read(document, seed);
                took = Duration.ofNanos(System.nanoTime() - start);
            }
            assertThat(took).as("seed %d", seed).isLessThan(LIMIT);
            if (result instanceof ReadResult.Invalid invalid) check(invalid.errors(), seed);
        }
    }

    private static ReadResult read(byte[] document, long seed) {
        try {
            return WorkflowReader.read(document);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + new String(document, StandardCharsets.UTF_8), e);
        }
    }

    private static void check(List<Diagnostic> errors, long seed) {
        assertThat(errors).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        for (Diagnostic error : errors) {
            assertThat(error.line()).as("seed %d: %s", seed, error).isPositive();
            assertThat(error.column()).as("seed %d: %s", seed, error).isPositive();
            assertThat(error.message())
                    .as("seed %d: %s", seed, error)
                    .isNotBlank()
                    .doesNotContain("io.linkloom", "Exception", "{0}");
            assertThat(error.message(Locale.of("uk")))
                    .as("seed %d: %s", seed, error)
                    .isNotEqualTo(error.message());
        }
    }

    /** Ways to break a document. */
    private record Mutations(RandomGenerator random, List<String> corpus) {
        private static final List<String> TOKENS = List.of(
                "${{ ",
                " }}",
                "{",
                "}",
                "[",
                "]",
                ": ",
                "- ",
                "\n",
                "&a ",
                "*a",
                "!!java/x ",
                "? ",
                "|\n",
                ">-\n",
                "\"",
                "'",
                "#",
                "---\n",
                "...\n",
                "%YAML 1.2\n",
                "\t",
                "null",
                "~",
                "1e999",
                "\\",
                "@",
                "`",
                ",",
                "tasks.a-b",
                "<<: ",
                "\u0000",
                "é",
                "😀",
                "true",
                "-",
                ".",
                "0x",
                "id: ");

        byte[] next() {
            String text = corpus.get(random.nextInt(corpus.size()));
            for (int i = random.nextInt(1, 6); i > 0; i--) text = mutated(text);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextInt(4) == 0)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            return bytes;
        }

        private String mutated(String text) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(40));
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            return switch (random.nextInt(10)) {
                case 0 -> text.substring(0, at);
                case 1 -> text.substring(0, at) + text.substring(to);
                case 2 -> text.substring(0, to) + text.substring(at);
                case 3 -> splice(text, at);
                case 4 -> text.substring(0, at) + token.repeat(random.nextInt(1, 200)) + text.substring(at);
                case 5 -> noise();
                case 6 -> swapLines(text);
                default -> text.substring(0, at) + token + text.substring(at);
            };
        }

        private String splice(String text, int at) {
            String other = corpus.get(random.nextInt(corpus.size()));
            return text.substring(0, at) + other.substring(random.nextInt(other.length()));
        }

        private String noise() {
            StringBuilder out = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) out.append(TOKENS.get(random.nextInt(TOKENS.size())));
            return out.toString();
        }

        private String swapLines(String text) {
            String[] lines = text.split("\n", -1);
            int a = random.nextInt(lines.length);
            int b = random.nextInt(lines.length);
            String line = lines[a];
            lines[a] = lines[b];
            lines[b] = line;
            return String.join("\n", lines);
        }
    }
}

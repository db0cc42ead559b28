package io.linkloom.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever was written stays readable and keeps its meaning.
 *
 * <p>`-Dloom.test.args=-Dloom.update=true` writes the journals of new stories and adds them to the list of hashes. A file that is there is
 * never written again, and a line of the list is never changed.
 */
class GoldenJournalTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-journals");
    private static final Path LIST = FOLDER.resolve("list.sha256");

    @TestFactory
    Stream<DynamicTest> everyJournalStillMeansWhatItMeant() {
        return GoldenStories.all().stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    Path file = FOLDER.resolve(story.name() + ".jsonl");
                    if (Boolean.getBoolean("loom.update") && Files.notExists(file))
                        write(file, story.play().journal(), story.workflow().plan());
                    List<String> lines = Files.readAllLines(file);

                    Execution execution = Evolution.replay(story.workflow().plan(), events(lines));

                    String expected = Files.readString(FOLDER.resolve(story.name() + ".summary.txt"));
                    assertThat(summary(execution)).isEqualTo(expected);
                }));
    }

    @Test
    void everyKindOfEventIsInAJournal() throws IOException {
        Set<Class<?>> seen = new HashSet<>();
        for (GoldenStories.Story story : GoldenStories.all()) {
            for (Event event : events(Files.readAllLines(FOLDER.resolve(story.name() + ".jsonl"))))
                seen.add(event.getClass());
        }
        Set<Class<?>> all = new HashSet<>(Arrays.asList(Event.OfExecution.class.getPermittedSubclasses()));
        all.addAll(Arrays.asList(Event.OfTask.class.getPermittedSubclasses()));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void noJournalIsWithoutItsStory() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jsonl")))
                    .containsExactlyInAnyOrderElementsOf(GoldenStories.all().stream()
                            .map(story -> story.name() + ".jsonl")
                            .toList());
        }
    }

    @Test
    void everyFileIsAsItWasWhenItWasAdded() throws IOException {
        List<String> there = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> !file.equals(LIST)).toList()) there.add(line(file));
        }
        assertThat(there).containsExactlyInAnyOrderElementsOf(Files.readAllLines(LIST));
    }

    private static String line(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash) + "  " + file.getFileName();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static List<Event> events(List<String> lines) {
        return EventCodec.read(("[" + String.join(",", lines) + "]").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, List<Event> journal, Plan plan) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Event event : journal) {
            String list = new String(EventCodec.write(List.of(event)), StandardCharsets.UTF_8);
            lines.add(list.substring(1, list.length() - 1));
        }
        Files.createDirectories(FOLDER);
        Files.write(file, lines);
        String summary = summary(Evolution.replay(plan, journal));
        Path summaryFile = Path.of(file.toString().replace(".jsonl", ".summary.txt"));
        Files.writeString(summaryFile, summary);
        Files.write(LIST, List.of(line(file), line(summaryFile)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String summary(Execution execution) {
        StringBuilder text = new StringBuilder();
        text.append("%s %s revision=%d started=%s ended=%s outputs=%s cause=%s\n"
                .formatted(
                        execution.id(),
                        execution.state(),
                        execution.revision(),
                        execution.startedAt(),
                        execution.endedAt(),
                        execution.outputs(),
                        execution.cause()));
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            append(text, execution.plan().task(i).id(), run);
            FanOut fanOut = run.fanOut();
            for (int item = 0; fanOut != null && item < fanOut.begun(); item++) {
                TaskRun itemRun = fanOut.run(item);
                if (itemRun != null) append(text, "  " + item, itemRun);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, TaskRun run) {
        text.append("%s %s attempt=%d output=%s failure=%s discarded=%s\n"
                .formatted(name, run.state(), run.attempt(), run.output(), run.failure(), run.discarded()));
        // Written out: what a record learns to hold later must not change what a journal of before is compared with.
        for (var attempt : run.history()) {
            text.append("    AttemptRecord[attempt=%d, startedAt=%s, endedAt=%s, result=%s, failure=%s]\n"
                    .formatted(
                            attempt.attempt(),
                            attempt.startedAt(),
                            attempt.endedAt(),
                            attempt.result(),
                            attempt.failure()));
        }
    }
}

package io.linkloom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The main test of the kernel: random workflows, backends, people and crashes, with every invariant looked at after every step.
 *
 * <p>A failure names its seed. To see one again, or to run millions:
 * `mvn -pl shared-model/core -am test -Dtest=RandomStoriesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dloom.test.args="-Dloom.seed.from=42 -Dloom.seeds=1"`
 */
class RandomStoriesTest {
    private static final long FROM = Long.getLong("loom.seed.from", 0);
    private static final long SEEDS = Long.getLong("loom.seeds", 10_000);

    @Test
    void everyStoryKeepsEveryInvariantAndEnds() {
        LongAdder steps = new LongAdder();
        LongStream.range(FROM, FROM + SEEDS).parallel().forEach(seed -> {
            RandomStory story = new RandomStory(seed);
            story.play();
            steps.add(story.steps());
        });
        assertThat(steps.sum()).isGreaterThan(SEEDS);
    }

    @Test
    void everySeedThatEverFailedIsToldAgain() throws Exception {
        try (var lines = Objects.requireNonNull(getClass().getResourceAsStream("/failing-seeds.txt"))) {
            new String(lines.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.parseLong(line.split(" ", 2)[0]))
                    .forEach(seed -> new RandomStory(seed).play());
        }
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        for (long seed = FROM; seed < FROM + 200; seed++) {
            long first = new RandomStory(seed).play();
            assertThat(new RandomStory(seed).play())
                    .as("trace of seed %d", seed)
                    .isEqualTo(first);
        }
    }
}

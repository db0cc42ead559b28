package io.linkloom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every row of the tables of transitions is travelled, by random stories or by the few below that chance hardly ever tells. */
class TransitionCoverageTest {
    private static final int STORIES = 1500;

    @Test
    void noTransitionIsLeftUnvisited() {
        Coverage coverage = new Coverage();
        RareStories.all().forEach(play -> coverage.follow(play.execution().plan(), play.journal()));
        for (long seed = 0; seed < STORIES && !coverage.missing().isEmpty(); seed++) {
            RandomStory story = new RandomStory(seed);
            story.play();
            coverage.follow(story.world());
        }
        assertThat(coverage.missing()).as("rows that nothing visits").isEmpty();
    }
}

package io.linkloom.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is stored only grows: nothing is taken away, nothing is changed, nothing is added without its line in the list. */
class StoredDirectoriesTest {
    /** Every version that was ever released, in order. A line is added with each, and none is ever removed. */
    private static final List<String> RELEASED = List.of("0.1.0-1");

    @Test
    void everyFileIsAsItWasWhenItWasStored() throws IOException {
        assertThat(StoredDirectories.there()).isEqualTo(StoredDirectories.listed());
    }

    @Test
    void everyReleasedVersionHasADirectoryOfAKilledAndOfAStoppedServer() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (String version : RELEASED) expected.addAll(List.of(version + "/killed", version + "/stopped"));
        assertThat(StoredDirectories.all())
                .extracting(StoredDirectoriesTest::name)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static String name(Path directory) {
        return StoredDirectories.ROOT.relativize(directory).toString().replace('\\', '/');
    }
}

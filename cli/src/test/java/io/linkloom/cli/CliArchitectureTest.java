package io.linkloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.laws.ArchitectureLaw;
import org.junit.jupiter.api.Test;

class CliArchitectureTest extends ArchitectureLaw {
    /** The server is built before, for the scripts start its jar; it must not come along. */
    @Test
    void nothingOfTheServerIsOnTheClassPath() {
        assertThat(System.getProperty("java.class.path"))
                .doesNotContain("link-loom-server", "server/target", "spring-", "h2-", "postgresql");
    }
}

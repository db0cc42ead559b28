package io.linkloom.server.runner.shell;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What an installation decides about processes.
 *
 * @param directory holds one directory per attempt; of this server alone
 * @param defaultTimeout for tasks that have none
 * @param grace between the request to end and the end by force
 */
public record ShellSettings(Path directory, Duration defaultTimeout, Duration grace) {

    public static ShellSettings in(Path directory) {
        return new ShellSettings(directory, Duration.ofHours(1), Duration.ofSeconds(3));
    }
}

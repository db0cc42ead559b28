package io.linkloom.cli.session;

import io.linkloom.cli.exit.ExitCode;

/** What a command does after its words were read into its fields. */
@FunctionalInterface
public interface Action {
    /**
     * @throws io.linkloom.cli.exit.CommandFailure when it cannot, in words for a person
     */
    ExitCode run();
}

package io.linkloom.cli.command.workflow;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The FILE of a command. */
final class Document {
    private Document() {}

    /** Its bytes as they are. */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, "Cannot read " + file);
        }
    }
}

package io.linkloom.cli.session;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a FILE of a command holds; `-` is what is piped in. */
public final class Documents {
    private final Session session;
    private final Texts texts;

    public Documents(Session session) {
        this.session = session;
        this.texts = session.texts(Documents.class);
    }

    /** Its bytes as they are. */
    public byte[] bytes(String name) {
        if (name.equals("-")) return session.terminal().readAll();
        Path file = session.surroundings().file(name);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("file.none", name));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("file.unreadable", name));
        }
    }

    /** As UTF-8. */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}

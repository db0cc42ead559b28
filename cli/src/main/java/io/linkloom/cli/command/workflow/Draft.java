package io.linkloom.cli.command.workflow;

import io.linkloom.cli.document.Source;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document while somebody edits it: a file of its own, which goes when it is closed unless it is to be kept. */
final class Draft implements AutoCloseable {
    private final Session session;
    private final Texts texts;
    private final Path file;
    private boolean kept;

    private Draft(Session session, Path file) {
        this.session = session;
        this.texts = session.texts(Draft.class);
        this.file = file;
    }

    static Draft of(String id, String text, Session session) {
        String ending = text.stripLeading().startsWith("{") ? ".json" : ".yaml";
        try {
            Path file = Files.createTempFile(id.replace(':', '-') + "-", ending);
            Files.writeString(file, text);
            return new Draft(session, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.toString();
    }

    Source read() {
        try {
            return new Source(name(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("edit.gone", name()));
        }
    }

    /** Waits until the editor has ended. */
    void open() {
        List<String> words = new ArrayList<>(editor());
        words.add(name());
        try {
            int exit = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (exit == 0) return;
            keep();
            throw failed("edit.editor", words, texts.text("edit.kept", name()));
        } catch (IOException e) {
            throw failed("edit.no-editor", words, texts.text("edit.editor.hint"));
        } catch (InterruptedException e) {
            keep();
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, texts.text("edit.kept", name()));
        }
    }

    private CommandFailure failed(String key, List<String> words, String hint) {
        return new CommandFailure(ExitCode.UNEXPECTED, texts.text(key, words.getFirst()), hint);
    }

    /** `$VISUAL`, else `$EDITOR`, each may carry options; else what every system has. */
    private List<String> editor() {
        Map<String, String> environment = session.surroundings().environment();
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String command = environment.getOrDefault(variable, "").strip();
            if (!command.isEmpty()) return List.of(command.split("\\s+"));
        }
        return List.of(System.getProperty("os.name", "").startsWith("Windows") ? "notepad" : "vi");
    }

    /** Whether to open it once more; nobody is asked where nobody can answer. */
    boolean again() {
        try {
            session.confirmation().ask(texts.text("edit.again"));
            return true;
        } catch (CommandFailure no) {
            return false;
        }
    }

    /** The file stays when this is closed. */
    void keep() {
        kept = true;
    }

    void discard() {
        kept = false;
    }

    @Override
    public void close() {
        if (kept) return;
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // A temporary file more.
        }
    }
}

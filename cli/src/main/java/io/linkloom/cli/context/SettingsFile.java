package io.linkloom.cli.context;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;

/** Writes a file of settings: whole or not at all, and only when it reads back as was meant. */
final class SettingsFile {
    private final Path file;
    private final Texts texts;

    SettingsFile(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /**
     * @param change of its text
     * @param meant what holds for the file afterwards
     * @throws CommandFailure when it cannot be written, or is written in a way in which this is not possible
     */
    void change(Consumer<TomlEdit> change, Predicate<TomlFile> meant) {
        TomlFile.read(file, texts);
        try {
            TomlEdit edit = new TomlEdit(Files.exists(file) ? Files.readString(file) : "");
            change.accept(edit);
            if (!meant.test(TomlFile.of(file, edit.text()))) throw byHand();
            write(edit.text());
        } catch (JacksonException e) {
            throw byHand();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("config.unwritable", file));
        }
    }

    /** Readable by its owner alone: it is easier to open it up than to take it back. */
    private void write(String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path fresh = Files.createTempFile(folder, "loom", ".toml", mine);
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private CommandFailure byHand() {
        return new CommandFailure(
                ExitCode.CONFLICT, texts.text("config.by-hand", file), texts.text("config.by-hand.hint"));
    }
}

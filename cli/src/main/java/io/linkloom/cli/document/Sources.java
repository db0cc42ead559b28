package io.linkloom.cli.document;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what `FILE…` means: files, the documents of folders, `https://…`, and `-` for what is piped in. */
public final class Sources {
    private static final int DEEPEST = 32;

    private final Session session;
    private final Texts texts;

    public Sources(Session session) {
        this.session = session;
        this.texts = session.texts(Sources.class);
    }

    /**
     * At least one, folders in the order of their files' names.
     *
     * @param recursive whether folders within folders count
     * @throws CommandFailure when something is not there, or a folder has no document
     */
    public List<Source> of(List<String> names, boolean recursive) {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            Path path = isPath(name) ? session.surroundings().file(name) : null;
            if (path != null && Files.isDirectory(path)) sources.addAll(folder(name, path, recursive));
            else sources.add(one(name));
        }
        return sources;
    }

    /** A single document; a folder is none. */
    public Source one(String name) {
        if (isPath(name)) return new Source(name, new Documents(session).bytes(name));
        if (name.equals("-")) return new Source(name, new Documents(session).bytes(name));
        return new Source(name, new Web(texts).bytes(name));
    }

    private static boolean isPath(String name) {
        return !name.equals("-") && !name.startsWith("http://") && !name.startsWith("https://");
    }

    private List<Source> folder(String name, Path folder, boolean recursive) {
        List<Source> sources = new ArrayList<>();
        for (Path file : documents(folder, recursive ? DEEPEST : 1)) {
            String own = Path.of(name).resolve(folder.relativize(file)).toString();
            sources.add(new Source(own, new Documents(session).bytes(own)));
        }
        if (!sources.isEmpty()) return sources;
        boolean deeper = !recursive && !documents(folder, DEEPEST).isEmpty();
        throw new CommandFailure(
                ExitCode.NOT_FOUND, texts.text("folder.empty", name), deeper ? texts.text("folder.deeper") : null);
    }

    private static List<Path> documents(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Sources::isDocument).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDocument(Path file) {
        String name = file.getFileName().toString();
        boolean named = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        return named && !name.startsWith(".") && Files.isRegularFile(file);
    }
}

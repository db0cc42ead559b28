package io.linkloom.cli.command.test;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.offline.TestPaths;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Test files, as somebody named them: by themselves, by their workflow, or by a folder in which they are. */
final class TestFiles {
    private final Session session;
    private final Texts texts;

    TestFiles(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    /** In the order of the words, those of one folder by name. */
    List<String> find(List<String> places) {
        Set<String> files = new LinkedHashSet<>();
        for (String place : places) {
            Path path = session.surroundings().file(place);
            if (Files.isDirectory(path)) files.addAll(inFolder(place, path));
            else files.add(TestPaths.isTest(place) ? there(place) : ofWorkflow(place));
        }
        if (files.isEmpty())
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, texts.text("none", String.join(", ", places)), texts.text("hint.none"));
        return List.copyOf(files);
    }

    private String there(String file) {
        if (Files.exists(session.surroundings().file(file))) return file;
        throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("none.file", file));
    }

    private String ofWorkflow(String workflow) {
        there(workflow);
        String file = TestPaths.beside(workflow);
        if (Files.exists(session.surroundings().file(file))) return file;
        throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("none.beside", file), texts.text("hint.none"));
    }

    /** Folders whose names begin with a dot are nobody's business. */
    private List<String> inFolder(String place, Path folder) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    boolean hidden = !each.equals(folder)
                            && TestPaths.name(each.toString()).startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    Path within = folder.relativize(each);
                    boolean here = place.equals(".");
                    if (TestPaths.isTest(each.toString()))
                        files.add(
                                here
                                        ? within.toString()
                                        : Path.of(place).resolve(within).toString());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path each, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("none.file", place));
        }
        return files.stream().sorted().toList();
    }
}

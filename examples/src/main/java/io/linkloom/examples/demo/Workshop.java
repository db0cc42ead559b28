package io.linkloom.examples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the demo and their folder: whatever was started is ended, the server first, and the folder is removed. */
final class Workshop implements AutoCloseable {
    private final Path folder;
    private final Deque<Child> children = new ArrayDeque<>();
    private boolean closed;

    Workshop() {
        try {
            folder = Files.createTempDirectory("link-loom-demo-");
        } catch (IOException e) {
            throw new DemoFailure("There is no room for the demo's data: " + e.getMessage());
        }
    }

    Path folder() {
        return folder;
    }

    /** Those started later end later: the server dispatches nothing more by the time the backend goes. */
    synchronized Child start(String name, List<String> arguments) {
        if (closed) throw new DemoFailure("The demo is ending");
        Child child = Child.start(name, folder.resolve(name + ".log"), arguments);
        children.add(child);
        return child;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        children.forEach(Child::close);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Workshop::delete);
        } catch (IOException | UncheckedIOException e) {
            // A file that somebody still looks at stays in the folder for temporary files; that harms nobody.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

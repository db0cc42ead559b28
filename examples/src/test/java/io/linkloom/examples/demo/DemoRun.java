package io.linkloom.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of the demo in a process of its own; whatever happens, it and its children end with the test. */
final class DemoRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern CHILD = Pattern.compile("(?:server|backend) +process (\\d+)");

    private final Process process;
    private final Path output;

    DemoRun(Path folder, String... options) throws IOException {
        output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Demo.class.getName()));
        command.addAll(List.of("--root=..", "--follow-parent"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Exit status, as soon as it has ended. */
    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
            throw new AssertionError("It does not end:\n" + output());
        return process.exitValue();
    }

    void await(String text) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        while (!output().contains(text)) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                throw new AssertionError("It never said " + text + ":\n" + output());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /** Asks it to end, as Ctrl-C does. */
    void interrupt() {
        process.destroy();
    }

    /** Ids of the processes that it said it had started. */
    List<Long> children() throws IOException {
        return CHILD.matcher(output())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    static boolean isAlive(long pid) {
        return handle(pid) != null;
    }

    private static @Nullable ProcessHandle handle(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).orElse(null);
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

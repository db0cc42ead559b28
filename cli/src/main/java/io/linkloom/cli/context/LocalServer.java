package io.linkloom.cli.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The server that was started on this machine by its person, known by a file that is there as long as it runs. */
public final class LocalServer {
    /** The context under which it is found. */
    public static final String NAME = "local";

    private final Path file;
    private final Path data;

    /**
     * @param state folder for what is worth keeping between two commands
     * @param data folder in which a server keeps everything unless it is told another one
     */
    private LocalServer(Path state, Path data) {
        this.file = state.resolve("server.json");
        this.data = data;
    }

    /**
     * What the file says.
     *
     * @param started of the process in seconds since 1970, for process numbers come again
     */
    public record Running(String url, long pid, long started, String data, String log) {}

    public static LocalServer of(Map<String, String> environment, Path folder) {
        return new LocalServer(
                place(environment, folder, "XDG_STATE_HOME", ".local/state"),
                place(environment, folder, "XDG_DATA_HOME", ".local/share").resolve("data"));
    }

    private static Path place(Map<String, String> environment, Path folder, String variable, String usual) {
        @Nullable String told = environment.get(variable);
        if (told != null && !told.isBlank()) return folder.resolve(told).resolve("loom");
        @Nullable String windows = environment.get("LOCALAPPDATA");
        if (windows != null && !windows.isBlank()) return Path.of(windows, "loom");
        return folder.resolve(environment.getOrDefault("HOME", ".")).resolve(usual).resolve("loom");
    }

    /** The one that runs; a file that a dead one has left behind counts as none. */
    public Optional<Running> running() {
        return read().filter(each -> process(each).isPresent());
    }

    /** Its process, if it is still the same. */
    public Optional<ProcessHandle> process(Running running) {
        return ProcessHandle.of(running.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> running.started() == 0 || started(process) == running.started());
    }

    /** When a process started, in seconds since 1970; 0 where the machine does not say. */
    public static long started(ProcessHandle process) {
        return process.info().startInstant().map(at -> at.getEpochSecond()).orElse(0L);
    }

    public void remember(Running running) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, JsonMapper.shared().writeValueAsString(running));
    }

    public void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    public Path log() {
        return file.resolveSibling("server.log");
    }

    public Path data() {
        return data;
    }

    private Optional<Running> read() {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.ofNullable(JsonMapper.shared().readValue(Files.readString(file), Running.class));
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }
}

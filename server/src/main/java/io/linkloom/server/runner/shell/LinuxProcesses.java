package io.linkloom.server.runner.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The processes of the system as `/proc` tells them. */
final class LinuxProcesses {
    private static final Path PROC = Path.of("/proc");

    static final boolean AVAILABLE = Files.isReadable(PROC.resolve("self/environ"));

    /** What `/proc/<pid>/stat` says. */
    private record Stat(long pid, long parent, long session) {}

    private LinuxProcesses() {}

    /**
     * The living processes of a session, those with a mark in their environment, and all children of these.
     *
     * @param session -1: none
     * @param root belongs to them, too; -1: none
     * @param mark the beginning of an entry of the environment; ends with NUL where it is the whole entry
     */
    static Set<ProcessHandle> find(long session, long root, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.UTF_8);
        List<Stat> living = living();
        Set<Long> found = new HashSet<>();
        for (Stat stat : living) {
            if (stat.pid == root || stat.session == session || isMarked(stat.pid, wanted)) found.add(stat.pid);
        }
        boolean more = !found.isEmpty();
        while (more) {
            more = false;
            for (Stat stat : living) if (found.contains(stat.parent)) more |= found.add(stat.pid);
        }
        return found.stream().map(ProcessHandle::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static List<Stat> living() {
        String[] names = new File("/proc").list();
        List<Stat> stats = new ArrayList<>();
        for (String name : names == null ? new String[0] : names) {
            if (name.isEmpty() || name.charAt(0) < '0' || name.charAt(0) > '9') continue;
            Stat stat = stat(Long.parseLong(name));
            if (stat != null) stats.add(stat);
        }
        return stats;
    }

    /** Null for those that are gone, or dead and not yet collected. */
    private static @Nullable Stat stat(long pid) {
        try {
            String text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // pid (name) state parent group session …; the name may hold anything, even brackets.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", 5);
            if (fields[0].equals("Z") || fields[0].equals("X")) return null;
            return new Stat(pid, Long.parseLong(fields[1]), Long.parseLong(fields[3]));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static boolean isMarked(long pid, byte[] mark) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
        } catch (IOException e) {
            return false;
        }
        for (int start = 0; start < environment.length; start = next(environment, start)) {
            if (startsWith(environment, start, mark)) return true;
        }
        return false;
    }

    private static int next(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != 0) i++;
        return i + 1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        if (at + start.length > bytes.length) return false;
        for (int i = 0; i < start.length; i++) if (bytes[at + i] != start[i]) return false;
        return true;
    }
}

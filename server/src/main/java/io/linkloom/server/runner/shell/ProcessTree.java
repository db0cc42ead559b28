package io.linkloom.server.runner.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one attempt.
 *
 * <p>On Linux: the session that it began, everything that carries the attempt's mark in its environment, whoever its parent has
 * become, and the children of these. Elsewhere: the descendants, as far as their parents still live.
 */
final class ProcessTree {
    private static final int ROUNDS = 200;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Process root;
    private final boolean session;
    private final String mark;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /**
     * @param session whether the process leads a session of its own
     * @param mark `NAME=value` in the environment of the process and its children, and of nobody else
     */
    ProcessTree(Process root, boolean session, String mark) {
        this.root = root;
        this.session = session;
        this.mark = mark + '\0';
    }

    /**
     * Asks everything to end, waits for it, then ends what is left by force. Returns when nothing is left, or nothing more can be done.
     * An interrupt does not stop it; the thread stays interrupted.
     */
    void end(Duration grace) {
        boolean interrupted = false;
        if (!alive().isEmpty()) {
            signal("TERM");
            alive().forEach(ProcessHandle::destroy);
            long end = System.nanoTime() + grace.toNanos();
            while (System.nanoTime() < end && !alive().isEmpty()) interrupted |= pause();
            for (int round = 0; round < ROUNDS && !alive().isEmpty(); round++) {
                // A whole group at once first: processes that multiply are faster than one after the other.
                signal("KILL");
                alive().forEach(ProcessHandle::destroyForcibly);
                interrupted |= pause();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static boolean pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
        return Thread.interrupted();
    }

    private Set<ProcessHandle> alive() {
        if (LinuxProcesses.AVAILABLE) return LinuxProcesses.find(session ? root.pid() : -1, root.pid(), mark);
        root.descendants().forEach(seen::add);
        Set.copyOf(seen).forEach(known -> known.descendants().forEach(seen::add));
        if (root.isAlive()) seen.add(root.toHandle());
        return seen.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    private void signal(String name) {
        @Nullable String sh = Programs.SH;
        if (!session || sh == null) return;
        try {
            Process kill = new ProcessBuilder(sh, "-c", "kill -s " + name + " -- -" + root.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.onExit().orTimeout(1, TimeUnit.SECONDS).join();
        } catch (IOException | CompletionException e) {
            // The processes are told one by one as well.
        }
    }
}

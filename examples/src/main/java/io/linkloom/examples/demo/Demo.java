package io.linkloom.examples.demo;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomUnreachableException;
import java.util.Map;
import java.util.Set;

/** The main job in one command: starts a server and a backend, registers the daily report, runs it and shows how it goes. */
public final class Demo {
    private static final int UNEXPECTED = 1;
    private static final int USAGE = 2;
    private static final int JAVA_NEEDED = 25;

    /** What a process ends with that was interrupted or asked to end: on Unix 128 and the signal, on Windows Ctrl-C. */
    private static final Set<Integer> ENDED_FROM_OUTSIDE = Set.of(130, 143, -1073741510);

    private Demo() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    private static int run(String... words) {
        Options options;
        try {
            options = Options.parse(words);
        } catch (DemoFailure e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
        Screen screen = Screen.ofProcess(System.getenv(), options.ascii());
        try {
            return inWorkshop(options, screen);
        } catch (DemoFailure e) {
            screen.say(String.valueOf(e.getMessage()));
        } catch (LinkLoomException e) {
            screen.say("The server refused: " + e.getMessage());
            e.errors().forEach(finding -> screen.say("  " + finding.message()));
        }
        return UNEXPECTED;
    }

    private static int inWorkshop(Options options, Screen screen) {
        int java = Runtime.version().feature();
        if (java < JAVA_NEEDED) {
            throw new DemoFailure("The server needs Java " + JAVA_NEEDED + ", this is Java " + java
                    + ". Install a JDK 25 beside it; Maven finds it by itself.");
        }
        try (Workshop workshop = new Workshop()) {
            Thread ending = new Thread(() -> end(workshop, screen), "end");
            Runtime.getRuntime().addShutdownHook(ending);
            if (options.followParent()) {
                ProcessHandle.current()
                        .parent()
                        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(UNEXPECTED)));
            }
            return play(options, screen, workshop);
        }
    }

    /** In order: the server, then the backend. */
    private static void end(Workshop workshop, Screen screen) {
        if (workshop.isClosed()) return;
        screen.settle();
        screen.say("Ending the server and the backend...");
        workshop.close();
        screen.say("Both have ended, and their data is removed.");
    }

    private static int play(Options options, Screen screen, Workshop workshop) {
        Scene scene = Scene.set(options, screen, workshop);
        try {
            ExecutionDetails execution = scene.perform(Map.of());
            Result.show(execution, screen);
            if (options.once()) return exitStatus(execution.state());
            NextSteps.show(scene, execution, screen);
            screen.say("\nThe server stays up. Ctrl-C ends everything.");
            return stay(scene.server(), workshop);
        } catch (LinkLoomUnreachableException e) {
            if (scene.server().process().isAlive()) throw e;
            throw scene.server().earlyEnd();
        }
    }

    private static int stay(Child server, Workshop workshop) {
        int status = server.process().onExit().join().exitValue();
        if (workshop.isClosed() || ENDED_FROM_OUTSIDE.contains(status)) return 0;
        throw server.earlyEnd();
    }

    private static int exitStatus(ExecutionState state) {
        return switch (state) {
            case SUCCEEDED -> 0;
            case FAILED -> 10;
            case CANCELLED -> 11;
            case TIMED_OUT -> 12;
            case QUEUED, RUNNING, PAUSED -> UNEXPECTED;
        };
    }
}

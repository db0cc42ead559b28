package io.linkloom.examples.demo;

import java.time.Duration;
import java.time.Instant;

/** What the backend says on its console, said again on ours. */
final class BackendVoice {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Child backend;
    private final Screen screen;
    private int heard = 1;

    BackendVoice(Child backend, Screen screen) {
        this.backend = backend;
        this.screen = screen;
    }

    /** Its first line; waits for it. */
    String address() {
        Instant limit = Instant.now().plus(LIMIT);
        while (backend.lines().isEmpty()) {
            if (!backend.process().isAlive()) throw backend.earlyEnd();
            if (Instant.now().isAfter(limit)) throw new DemoFailure("The backend does not come up.");
            Pause.shortly();
        }
        String address = backend.lines().get(0);
        if (!address.startsWith("http://")) throw new DemoFailure("The backend does not come up: " + address);
        return address;
    }

    /** The lines that are new. */
    void repeat() {
        var lines = backend.lines();
        for (; heard < lines.size(); heard++) screen.say("  backend   says: " + lines.get(heard));
    }
}

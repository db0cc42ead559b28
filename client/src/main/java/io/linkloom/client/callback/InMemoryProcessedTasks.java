package io.linkloom.client.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers outputs, the oldest of them no longer than there is room. What is under way is not forgotten. */
final class InMemoryProcessedTasks implements ProcessedTasks {
    private final Map<String, Output> done = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final InstantSource clock;
    private final int mostOutputs;
    private final long mostCharacters;
    private final Duration age;
    private long characters;

    InMemoryProcessedTasks() {
        this(InstantSource.system(), 10_000, 32L * 1024 * 1024, Duration.ofDays(7));
    }

    /** @param mostCharacters of all outputs together; each takes one or two bytes */
    InMemoryProcessedTasks(InstantSource clock, int mostOutputs, long mostCharacters, Duration age) {
        this.clock = clock;
        this.mostOutputs = mostOutputs;
        this.mostCharacters = mostCharacters;
        this.age = age;
    }

    private record Output(String json, Instant at) {}

    @Override
    public synchronized Claim claim(String key) {
        makeRoom();
        Output output = done.get(key);
        if (output != null) return new Claim.Done(output.json());
        return underWay.add(key) ? new Claim.Mine(key, "") : new Claim.Others();
    }

    @Override
    public void renew(Claim.Mine claim) {}

    @Override
    public synchronized void succeeded(Claim.Mine claim, String output) {
        underWay.remove(claim.key());
        forget(claim.key());
        done.put(claim.key(), new Output(output, clock.instant()));
        characters += output.length();
        makeRoom();
    }

    @Override
    public synchronized void failed(Claim.Mine claim) {
        underWay.remove(claim.key());
    }

    @Override
    public synchronized void forget(String key) {
        Output output = done.remove(key);
        if (output != null) characters -= output.json().length();
    }

    /** The oldest go first: they are in the order in which they were done. */
    private void makeRoom() {
        Instant oldest = clock.instant().minus(age);
        Iterator<Output> outputs = done.values().iterator();
        while (outputs.hasNext()) {
            Output output = outputs.next();
            boolean stays = done.size() <= mostOutputs
                    && characters <= mostCharacters
                    && output.at().isAfter(oldest);
            if (stays) return;
            characters -= output.json().length();
            outputs.remove();
        }
    }
}

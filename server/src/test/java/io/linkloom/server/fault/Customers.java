package io.linkloom.server.fault;

import io.linkloom.server.process.LoomApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Start executions as long as they are let, each with a key that is noted before it is sent; repeat what was not answered. */
final class Customers implements AutoCloseable {
    private static final int COUNT = 4;
    private static final int PAUSE_NANOS = 120_000_000;

    private final Supplier<LoomApi> api;
    private final Random seeds;
    private final Map<String, String> wanted = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> wrongAnswers = new ArrayList<>();
    private final AtomicInteger serial = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /** @param api of the server that can be asked just now */
    Customers(Supplier<LoomApi> api, Random seeds) {
        this.api = api;
        this.seeds = seeds;
    }

    void open() {
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(seeds.nextLong());
            threads.add(Thread.ofVirtual().start(() -> shop(random)));
        }
    }

    private void shop(Random random) {
        while (!closing) {
            String key = "order-" + serial.incrementAndGet();
            wanted.put(key, ShopWorkflows.IDS.get(random.nextInt(ShopWorkflows.IDS.size())));
            ask(key);
            LockSupport.parkNanos(random.nextInt(PAUSE_NANOS));
        }
    }

    /** Sends the request, for the first time or again; true when it is acknowledged. */
    boolean ask(String key) {
        try {
            LoomApi.Answer answer = api.get().start(wanted.getOrDefault(key, ""), "{}", key);
            if (answer.status() == 201) {
                String before = acknowledged.putIfAbsent(key, answer.id());
                if (before != null && !before.equals(answer.id()))
                    wrong(key + " was " + before + ", now it is " + answer.id());
                return true;
            }
            // Still under way, or not possible just now.
            if (answer.status() != 409 && answer.status() != 503) wrong(key + " was answered by " + answer);
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private synchronized void wrong(String finding) {
        wrongAnswers.add(finding);
    }

    synchronized List<String> wrongAnswers() {
        return List.copyOf(wrongAnswers);
    }

    /** Workflow by key, of everything that was ever sent. */
    Map<String, String> wanted() {
        return wanted;
    }

    /** Id of the execution by key, of everything that was answered. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        for (Thread thread : threads) thread.join();
    }
}

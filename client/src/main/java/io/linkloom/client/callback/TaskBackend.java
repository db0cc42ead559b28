package io.linkloom.client.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of an application, ready to be asked for by any HTTP server. Safe for many threads; one per application is enough.
 *
 * <pre>{@code
 * TaskBackend backend = TaskBackend.builder()
 *         .secrets(List.of(System.getenv("LOOM_SECRET")))
 *         .task("fetch-data", task -> Map.of("rows", 42))
 *         .asyncTask("process", task -> {
 *             task.log().info("42 rows to process");
 *             task.heartbeat(0.5, "half of them");
 *             return Map.of("processed", 42);
 *         })
 *         .build();
 *
 * HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
 * server.createContext("/api/tasks/", exchange -> {
 *     try (exchange) {
 *         String name = exchange.getRequestURI().getPath().substring("/api/tasks/".length());
 *         byte[] body = exchange.getRequestBody().readNBytes(TaskBackend.LARGEST_BODY);
 *         TaskAnswer answer = backend.answer(name, exchange.getRequestHeaders()::getFirst, body);
 *         exchange.getResponseHeaders().set("Content-Type", TaskAnswer.CONTENT_TYPE);
 *         exchange.sendResponseHeaders(answer.status(), answer.body().length);
 *         exchange.getResponseBody().write(answer.body());
 *     }
 * });
 * server.setExecutor(Executors.newCachedThreadPool());
 * server.start();
 * }</pre>
 */
public final class TaskBackend implements AutoCloseable {
    /** No server sends more. */
    public static final int LARGEST_BODY = 32 * 1024 * 1024;

    private final Map<String, Deliveries.Task> tasks;
    private final Signatures signatures;
    private final Deliveries deliveries;
    private final Reports reports;
    private final ScheduledThreadPoolExecutor clock;
    private final @Nullable ExecutorService ownExecutor;
    private volatile boolean closed;

    private TaskBackend(Builder builder) {
        this.tasks = Map.copyOf(builder.tasks);
        this.signatures = builder.signatures;
        // What is asked of it after the end is of no use to anybody.
        this.clock =
                new ScheduledThreadPoolExecutor(2, threads("link-loom-clock-"), new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
        Executor executor = builder.executor == null ? ownExecutor() : builder.executor;
        this.ownExecutor = builder.executor == null ? (ExecutorService) executor : null;
        this.reports = new Reports(builder.post, builder.json);
        this.deliveries = new Deliveries(new Tools(
                builder.processed, reports, builder.json, executor, clock, builder.heartbeat, builder.patience));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Names of the tasks, in no order. */
    public Set<String> tasks() {
        return tasks.keySet();
    }

    /** Whether calls without a right signature are refused. */
    public boolean verifies() {
        return signatures.required();
    }

    /**
     * What to answer to a `POST` of a server. Returns when the work is done, or when the server is to be called back with it.
     *
     * @param task name of the task, as the address says it
     * @param body its exact bytes: the signature is over them
     */
    public TaskAnswer answer(String task, RequestHeaders headers, byte[] body) {
        Verdict verdict = signatures.check(headers, body);
        if (verdict != Verdict.VALID) return TaskAnswer.refused(401, verdict.why());
        Deliveries.Task known = tasks.get(task);
        if (known == null) {
            return TaskAnswer.refused(
                    404, "There is no task " + task + " here; there are " + new TreeSet<>(tasks.keySet()));
        }
        if (closed) return TaskAnswer.refused(503, "The backend is shutting down");
        Delivery delivery;
        try {
            delivery = Delivery.read(task, headers, body);
        } catch (IllegalArgumentException e) {
            return TaskAnswer.refused(400, String.valueOf(e.getMessage()));
        }
        return deliveries.take(delivery, known);
    }

    /**
     * Takes nothing on any more. What goes on after a 202 has 20 s to end; then it is interrupted, and fails so that it is retried. Its
     * result has 5 s more to reach the server.
     */
    @Override
    public void close() {
        closed = true;
        try {
            ExecutorService executor = ownExecutor;
            if (executor != null) end(executor);
            reports.awaitDelivery(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clock.shutdownNow();
        }
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        if (executor.awaitTermination(20, TimeUnit.SECONDS)) return;
        executor.shutdownNow();
        executor.awaitTermination(2, TimeUnit.SECONDS);
    }

    private static ExecutorService ownExecutor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                16, 16, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("link-loom-task-"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What the tasks are, and how they are taken. */
    public static final class Builder {
        private final Map<String, Deliveries.Task> tasks = new LinkedHashMap<>();
        private Signatures signatures = Signatures.of(List.of());
        private ProcessedTasks processed = ProcessedTasks.inMemory();
        private TaskJson json = TaskJson.own();
        private @Nullable Executor executor;
        private Duration heartbeat = Duration.ofSeconds(10);
        private Duration patience = Duration.ofSeconds(20);
        private Post post = new Post();

        private Builder() {}

        /**
         * A task that is answered when it is done.
         *
         * @throws IllegalArgumentException when there is one of that name
         */
        public Builder task(String name, TaskHandler handler) {
            return add(name, new Deliveries.Task(handler, false));
        }

        /** A task that is answered 202 at once; the server is called back with its output. Without a callback address it is answered as the others. */
        public Builder asyncTask(String name, TaskHandler handler) {
            return add(name, new Deliveries.Task(handler, true));
        }

        private Builder add(String name, Deliveries.Task task) {
            if (tasks.putIfAbsent(name, task) != null) {
                throw new IllegalArgumentException("There are two tasks " + name);
            }
            return this;
        }

        /** Each `whsec_…`, several while one takes the place of another; default none, and then every call is taken. */
        public Builder secrets(List<String> secrets) {
            return signatures(Signatures.of(secrets));
        }

        public Builder signatures(Signatures checked) {
            this.signatures = checked;
            return this;
        }

        /** Default in memory. */
        public Builder processed(ProcessedTasks known) {
            this.processed = known;
            return this;
        }

        /** Default the library's own. */
        public Builder json(TaskJson with) {
            this.json = with;
            return this;
        }

        /** Where work goes on after a 202; default 16 threads of its own. The caller ends it. */
        public Builder executor(Executor threads) {
            this.executor = threads;
            return this;
        }

        /**
         * Between two signs of life of work that was answered 202; default 10 s.
         *
         * @throws IllegalArgumentException when it is less than a millisecond
         */
        public Builder heartbeat(Duration interval) {
            if (interval.toMillis() <= 0)
                throw new IllegalArgumentException("A heartbeat needs some time: " + interval);
            this.heartbeat = interval;
            return this;
        }

        /** How long a delivery waits for the same work, under way since an earlier one, before it is answered 202 or 425; default 20 s. */
        public Builder patience(Duration most) {
            this.patience = most;
            return this;
        }

        Builder post(Post quicker) {
            this.post = quicker;
            return this;
        }

        public TaskBackend build() {
            return new TaskBackend(this);
        }
    }
}

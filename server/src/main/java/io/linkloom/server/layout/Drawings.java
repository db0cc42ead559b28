package io.linkloom.server.layout;

import io.linkloom.api.WorkflowLayout;
import io.linkloom.model.graph.WorkflowGraph;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws graphs one after the other on a thread of its own, and keeps what was drawn last.
 *
 * <p>The thread is there only while there is something to draw. Graphs that would take minutes are not drawn at all.
 */
public final class Drawings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drawings.class);

    /** A drawing of this size takes some seconds. */
    public static final int MAX_TASKS = 2_000;

    public static final int MAX_EDGES = 6_000;

    private static final int MAX_KEPT = 40_000;
    private static final int MAX_QUEUED = 50;
    private static final long STACK = 16L << 20;
    private static final long IDLE_SECONDS = 5;

    /** What the same graph is drawn differently after. */
    private static final byte GENERATION = 1;

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ThreadPoolExecutor drawer = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_QUEUED), Drawings::thread);

    private record Kept(CompletableFuture<WorkflowLayout> drawing, int size) {}

    /** What became of a request for a picture. */
    public sealed interface Answer {
        record Drawn(WorkflowLayout layout) implements Answer {}

        record TooLarge(int tasks, int edges) implements Answer {}

        /** It takes longer than the caller waits; asking again goes on with it. */
        record NotYet() implements Answer {}
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(null, run, "layout", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** The picture of a graph is the same as long as this is. */
    public static String tag(WorkflowGraph graph) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(GENERATION);
            for (int i = 0; i < graph.size(); i++) {
                digest.update(graph.task(i).id().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                for (int up : graph.upstream(i))
                    digest.update(ByteBuffer.allocate(4).putInt(up).flip());
                digest.update((byte) 0xff);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Waits for the picture, but not for long. */
    public Answer of(WorkflowGraph graph, long patienceMillis) throws InterruptedException {
        int edges = 0;
        for (int i = 0; i < graph.size(); i++) edges += graph.upstream(i).length;
        if (graph.size() > MAX_TASKS || edges > MAX_EDGES) return new Answer.TooLarge(graph.size(), edges);
        String tag = tag(graph);
        try {
            return new Answer.Drawn(begun(tag, graph, graph.size() + edges).get(patienceMillis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | RejectedExecutionException e) {
            return new Answer.NotYet();
        } catch (ExecutionException e) {
            synchronized (kept) {
                kept.remove(tag);
            }
            throw new IllegalStateException("A graph of " + graph.size() + " tasks could not be drawn", e.getCause());
        }
    }

    private CompletableFuture<WorkflowLayout> begun(String tag, WorkflowGraph graph, int size) {
        synchronized (kept) {
            Kept known = kept.get(tag);
            if (known != null) return known.drawing;
            CompletableFuture<WorkflowLayout> drawing = new CompletableFuture<>();
            drawer.execute(() -> draw(graph, drawing));
            kept.put(tag, new Kept(drawing, size));
            forgetOldest();
            return drawing;
        }
    }

    private void forgetOldest() {
        int sum = kept.values().stream().mapToInt(Kept::size).sum();
        Iterator<Kept> oldest = kept.values().iterator();
        while (sum > MAX_KEPT && oldest.hasNext()) {
            sum -= oldest.next().size;
            oldest.remove();
        }
    }

    private static void draw(WorkflowGraph graph, CompletableFuture<WorkflowLayout> drawing) {
        try {
            drawing.complete(Drawer.draw(graph));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            log.warn("A graph of {} tasks could not be drawn", graph.size(), e);
            drawing.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        drawer.shutdownNow();
    }
}

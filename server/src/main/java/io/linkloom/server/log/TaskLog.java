package io.linkloom.server.log;

import io.linkloom.api.LogLine;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import io.linkloom.server.storage.Outage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the lines of tasks, many at a time, on a thread of its own. When it cannot keep up it drops lines and says how many; nobody waits for it. */
public final class TaskLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TaskLog.class);
    private static final int CAPACITY = 20_000;
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** One line; `task` and `attempt` null where it is about the log itself. `level` as written: DEBUG, INFO, WARN, ERROR. */
    public record Line(
            String execution,
            Instant at,
            @Nullable String task,
            @Nullable Integer index,
            @Nullable Integer attempt,
            String stream,
            @Nullable String level,
            String message) {}

    private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final Map<String, LongAdder> missing = new ConcurrentHashMap<>();
    private final Database database;
    private final Thread thread = Thread.ofPlatform().daemon().name("task-log").unstarted(this::write);
    private volatile @Nullable LogListener listener;
    private long lastSeq;
    private volatile boolean stopping;

    public TaskLog(Database database) {
        this.database = database;
    }

    public void start() {
        thread.start();
    }

    /** From now on the listener hears of what is written. */
    public void listen(LogListener heard) {
        listener = heard;
    }

    /** Takes a line; never blocks. */
    public void append(Line line) {
        if (queue.offer(line)) return;
        dropped.incrementAndGet();
        missing.computeIfAbsent(line.execution(), execution -> new LongAdder()).increment();
    }

    /** How many lines were dropped since the start. */
    public long dropped() {
        return dropped.get();
    }

    private void write() {
        List<Line> lines = new ArrayList<>(BATCH);
        while (!stopping || !queue.isEmpty()) {
            lines.clear();
            try {
                Line first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                lines.add(first);
                queue.drainTo(lines, BATCH - 1);
                keep(lines);
                if (!missing.isEmpty()) keep(markers());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    /** Tries as long as the database cannot be reached; meanwhile lines wait in the queue. */
    private void keep(List<Line> lines) throws InterruptedException {
        long[] places = new long[lines.size()];
        for (int i = 0; i < places.length; i++) {
            // Ascending for every execution, also over restarts, without asking the database for the last one.
            places[i] = lastSeq = Math.max(lastSeq + 1, Micros.of(lines.get(i).at()));
        }
        while (true) {
            try {
                insert(lines, places);
                tell(lines, places);
                return;
            } catch (SQLException e) {
                if (stopping || !Outage.is(e)) {
                    dropped.addAndGet(lines.size());
                    log.warn("{} lines of task logs were lost: {}", lines.size(), e.getMessage());
                    return;
                }
                log.debug("Lines of task logs have to wait", e);
                Thread.sleep(PAUSE);
            }
        }
    }

    private void tell(List<Line> lines, long[] places) {
        LogListener heard = listener;
        if (heard == null || !heard.isListening()) return;
        for (int i = 0; i < places.length; i++) {
            heard.written(lines.get(i).execution(), shown(lines.get(i), places[i]));
        }
    }

    /** What stands in the log of an execution where lines are missing. */
    private List<Line> markers() {
        List<Line> markers = new ArrayList<>();
        for (String execution : List.copyOf(missing.keySet())) {
            LongAdder count = missing.remove(execution);
            if (count == null) continue;
            String message = count.sum() + " lines are missing here: they came faster than they could be kept";
            markers.add(new Line(execution, Instant.now(), null, null, null, "system", "WARN", message));
        }
        return markers;
    }

    /** `on conflict`: they may be there already, when all that was lost is the acknowledgement. */
    private void insert(List<Line> lines, long[] places) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into task_log"
                        + " (execution, seq, at_us, task, item, attempt, stream, level, message) values (?,?,?,?,?,?,?,?,?)"
                        + " on conflict do nothing")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < places.length; i++) {
                Line line = lines.get(i);
                insert.setString(1, line.execution());
                insert.setLong(2, places[i]);
                insert.setLong(3, Micros.of(line.at()));
                insert.setString(4, line.task());
                if (line.index() == null) insert.setNull(5, Types.INTEGER);
                else insert.setInt(5, line.index());
                if (line.attempt() == null) insert.setNull(6, Types.INTEGER);
                else insert.setInt(6, line.attempt());
                insert.setString(7, line.stream());
                insert.setString(8, line.level());
                insert.setBytes(9, line.message().getBytes(StandardCharsets.UTF_8));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static LogLine shown(Line line, long seq) {
        return new LogLine(
                seq, line.at(), line.task(), line.index(), line.attempt(), line.stream(), line.level(), line.message());
    }

    /** Writes what has arrived, then stops. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

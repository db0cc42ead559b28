package io.linkloom.server.history;

import io.linkloom.api.LogEvent;
import io.linkloom.api.LogLine;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.storage.Database;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.ViewReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The lines that one follower has yet to be told. A slow one misses some and is told how many; nobody waits for it. */
final class LogTail {
    private static final int CAPACITY = 2_000;
    private static final int KNOWN = 1_000;

    private final BlockingQueue<Said> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();
    private final Map<String, ExecutionHeader> headers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ExecutionHeader> eldest) {
            return size() > KNOWN;
        }
    };

    private final StreamFilter filter;
    private final ViewReader views;

    private record Said(String execution, LogLine line) {}

    LogTail(StreamFilter filter, Database database) {
        this.filter = filter;
        this.views = new ViewReader(database);
    }

    /** Safe for any thread; never blocks. */
    void offer(String execution, LogLine line) {
        if (filter.execution() != null && !filter.execution().equals(execution)) return;
        if (!queue.offer(new Said(execution, line))) missed.incrementAndGet();
    }

    /** What was said since the last call; for one thread. */
    List<LogEvent> take() {
        List<LogEvent> events = new ArrayList<>();
        for (Said said = queue.poll(); said != null; said = queue.poll()) {
            ExecutionHeader header = header(said.execution);
            if (header == null || !filter.wantsWorkflow(header.namespace(), header.workflow())) continue;
            long gap = missed.getAndSet(0);
            if (gap > 0) {
                LogLine marker = new LogLine(
                        said.line.seq(),
                        said.line.at(),
                        null,
                        null,
                        null,
                        "system",
                        "WARN",
                        gap + " lines were not told here: they came faster than they were taken");
                events.add(event(header, marker));
            }
            events.add(event(header, said.line));
        }
        return events;
    }

    private @Nullable ExecutionHeader header(String execution) {
        ExecutionHeader known = headers.get(execution);
        if (known != null) return known;
        ExecutionRow row = views.execution(execution);
        if (row != null) headers.put(execution, row.header());
        return row == null ? null : row.header();
    }

    private static LogEvent event(ExecutionHeader header, LogLine line) {
        return new LogEvent(
                line.at(),
                header.id(),
                header.workflow(),
                header.namespace(),
                line.seq(),
                line.task(),
                line.index(),
                line.attempt(),
                line.stream(),
                line.level(),
                line.message());
    }
}

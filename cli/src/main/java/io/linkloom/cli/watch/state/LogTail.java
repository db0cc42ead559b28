package io.linkloom.cli.watch.state;

import io.linkloom.api.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a log.
 *
 * @param execution empty before one is selected
 * @param task null: all of the execution
 * @param lines the oldest first, at most 2,000
 */
public record LogTail(String execution, @Nullable String task, List<LogLine> lines) {
    static final int MOST = 2_000;
    static final LogTail NONE = new LogTail("", null, List.of());

    public LogTail {
        lines = List.copyOf(lines);
    }

    boolean isOf(String id, @Nullable String ofTask) {
        return execution.equals(id) && Objects.equals(task, ofTask);
    }

    /** The `seq` after which to go on; 0 when nothing was read. */
    long last() {
        return lines.isEmpty() ? 0 : lines.getLast().seq();
    }

    LogTail and(List<LogLine> more) {
        if (more.isEmpty()) return this;
        List<LogLine> all = new ArrayList<>(lines);
        for (LogLine line : more) if (line.seq() > last()) all.add(line);
        int surplus = Math.max(0, all.size() - MOST);
        return new LogTail(execution, task, all.subList(surplus, all.size()));
    }
}

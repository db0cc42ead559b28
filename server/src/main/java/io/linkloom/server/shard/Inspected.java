package io.linkloom.server.shard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at some executions gave.
 *
 * @param stalls what waits for nothing
 * @param awaited children that are waited for; whether they exist is not known here
 * @param children those that have a parent; whether it still wants them is not known here
 */
public record Inspected(List<Stall> stalls, List<Awaited> awaited, List<Child> children) {

    /** A task run that waits for a child. */
    public record Awaited(
            String execution,
            int revision,
            String task,
            @Nullable Integer index,
            String child) {}

    /** An execution that a task of another one started. */
    public record Child(String execution, int revision, String parent, String task) {}

    static Inspected empty() {
        return new Inspected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}

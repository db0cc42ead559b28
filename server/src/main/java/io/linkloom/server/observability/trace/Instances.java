package io.linkloom.server.observability.trace;

import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.TraceIds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which instance of its backend each of the last attempts went to. The journal does not tell, so a restart forgets it. */
public final class Instances {
    private static final int MOST = 10_000;

    private final Map<String, String> bySpan = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Notes where an attempt is sent to. */
    public void note(AttemptContext attempt) {
        String instance = attempt.address().backend();
        if (instance == null) return;
        AttemptContext.Run run = attempt.run();
        String span = TraceIds.attempt(attempt.execution().id(), run.task(), run.index(), run.attempt());
        synchronized (bySpan) {
            bySpan.put(span, instance);
        }
    }

    @Nullable
    String of(String span) {
        synchronized (bySpan) {
            return bySpan.get(span);
        }
    }
}

package io.linkloom.server.scheduler;

import io.linkloom.model.schedule.CronFormatException;
import io.linkloom.model.schedule.CronSchedule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Expressions that were read before. */
final class Schedules {
    private static final int KEPT = 10_000;
    private static final Map<String, CronSchedule> READ = new ConcurrentHashMap<>();

    private Schedules() {}

    /** An expression of a registered workflow. */
    static CronSchedule parsed(String expression) {
        if (READ.size() > KEPT) READ.clear();
        return READ.computeIfAbsent(expression, text -> {
            try {
                return CronSchedule.parse(text);
            } catch (CronFormatException e) {
                throw new IllegalStateException("Only valid expressions are registered: " + text, e);
            }
        });
    }
}

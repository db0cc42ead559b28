package io.linkloom.cli.command.schedule;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom schedule`. */
public final class ScheduleCommands {
    private ScheduleCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("schedule", ScheduleCommands.class)
                .add("list", ScheduleList::new)
                .add("describe", ScheduleDescribe::new)
                .add("next", ScheduleNext::new)
                .add("firings", ScheduleFirings::new)
                .add("backfill", ScheduleBackfill::new)
                .add("pause", SchedulePause::new)
                .add("resume", ScheduleResume::new)
                .list();
    }
}

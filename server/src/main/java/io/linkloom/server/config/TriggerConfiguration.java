package io.linkloom.server.config;

import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.scheduler.event.EventScheduler;
import io.linkloom.server.scheduler.event.TriggerIndex;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WatchedWorkflowStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What starts executions without anybody asking for each: events, and the endings of others. */
@Configuration(proxyBeanMethods = false)
class TriggerConfiguration {

    @Bean
    TriggerIndex triggerIndex(TriggerStore triggers, WatchedWorkflowStore workflows, Database database) {
        TriggerIndex index = new TriggerIndex(triggers, !database.isEmbedded());
        workflows.noteAll();
        workflows.listen(index);
        index.load();
        return index;
    }

    @Bean
    EventScheduler eventScheduler(
            TriggerIndex index,
            WatchedWorkflowStore workflows,
            Starts starts,
            Inbox inbox,
            Journal journal,
            Database database) {
        return new EventScheduler(index, workflows, starts, inbox, journal, database);
    }
}

package io.linkloom.server.config;

import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.scheduler.event.EventScheduler;
import io.linkloom.server.scheduler.event.TriggerIndex;
import io.linkloom.server.scheduler.event.WorkflowEndings;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.TakeOver;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WatchedWorkflowStore;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What starts executions without anybody asking for each: events, and the endings of others. */
@Configuration(proxyBeanMethods = false)
class TriggerConfiguration {

    @Bean
    TriggerIndex triggerIndex(TriggerStore triggers, WatchedWorkflowStore workflows, Database database) {
        TriggerIndex index = new TriggerIndex(triggers, !database.isEmbedded());
        workflows.listen(index);
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

    @Bean(destroyMethod = "")
    WorkflowEndings workflowEndings(
            TriggerIndex index,
            WatchedWorkflowStore workflows,
            Starts starts,
            Inbox inbox,
            Journal journal,
            Database database,
            TaskLog log) {
        WorkflowEndings endings =
                new WorkflowEndings(new WorkflowEndings.Parts(index, workflows, starts, inbox, journal, database, log));
        workflows.listen(endings);
        return endings;
    }

    /** While this process stood by, another one may have registered workflows. */
    @Bean
    TakeOver triggersAreRead(TriggerIndex index, WatchedWorkflowStore workflows, WorkflowEndings endings) {
        return shards -> {
            workflows.noteAll();
            index.load();
            endings.owned(shards);
        };
    }

    /** After the engine has taken up what was under way, and until before it stops. */
    @Bean
    SmartLifecycle endingsLifecycle(WorkflowEndings endings) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                endings.start();
                running = true;
            }

            @Override
            public void stop() {
                endings.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return 1;
            }
        };
    }
}

package io.linkloom.server.config;

import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.scheduler.BackfillRange;
import io.linkloom.server.scheduler.Firings;
import io.linkloom.server.scheduler.InstantStarts;
import io.linkloom.server.scheduler.Upcoming;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.TriggerAdoption;
import io.linkloom.server.storage.WorkflowStore;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What fires cron triggers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleSettings.class)
class SchedulerConfiguration {

    @Bean
    InstantStarts instantStarts(WorkflowStore workflows, Starts starts, Inbox inbox) {
        return new InstantStarts(workflows::plan, starts, inbox);
    }

    @Bean
    Upcoming upcoming(Database database) {
        return new Upcoming(database);
    }

    @Bean
    Firings firings(Database database) {
        return new Firings(database);
    }

    @Bean
    BackfillRange backfillRange(Database database, InstantStarts starts, InstantSource clock) {
        return new BackfillRange(database, starts, clock);
    }

    @Bean
    TriggerAdoption triggerAdoption(
            WorkflowStore workflows,
            CronTriggers cron,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        return new TriggerAdoption(workflows, cron, jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    SchedulerLifecycle schedulerLifecycle(
            Database database,
            InstantStarts starts,
            CronTriggers triggers,
            TriggerAdoption adoption,
            ScheduleSettings settings,
            InstantSource clock) {
        return new SchedulerLifecycle(database, starts, triggers, adoption, settings, clock);
    }
}

package io.linkloom.server.config;

import io.linkloom.server.audit.Relatives;
import io.linkloom.server.audit.StallAuditor;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who looks whether everything goes on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    StallAuditor stallAuditor(
            Inbox inbox, Database database, ShardTable shards, WorkflowStore workflows, Journal journal) {
        return new StallAuditor(inbox, new Relatives(database, shards, workflows::plan, journal));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> rounds(StallAuditor auditor, AuditSettings settings) {
        return event -> {
            if (settings.period().isPositive()) auditor.start(settings.period());
        };
    }
}

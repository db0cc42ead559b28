package io.linkloom.server.config;

import io.linkloom.server.retention.RetentionJob;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what has been kept long enough. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {

    @Bean(initMethod = "start")
    RetentionJob retentionJob(
            Database database, WorkflowStore workflows, RetentionSettings settings, InstantSource clock) {
        return new RetentionJob(database, workflows::plan, settings.limits(), clock, settings.every());
    }
}

package io.linkloom.server.config;

import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.DataDirectory;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole server: what is kept, what runs attempts, what decides, and who may ask. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(Settings.class)
@Import({
    StorageConfiguration.class,
    RetentionConfiguration.class,
    UpgradeConfiguration.class,
    BackupConfiguration.class,
    SecretConfiguration.class,
    BackendConfiguration.class,
    RunnerConfiguration.class,
    EngineConfiguration.class,
    ExplainConfiguration.class,
    AuditConfiguration.class,
    TriggerConfiguration.class,
    SchedulerConfiguration.class
})
@ComponentScan({"io.linkloom.server.api", "io.linkloom.server.security", "io.linkloom.server.observability"})
public class ServerConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Greeting greeting(DataDirectory directory, Settings settings, Inbox inbox) {
        return new Greeting(directory, settings, inbox);
    }
}

package io.linkloom.client.spring;

import io.linkloom.client.callback.JdbcProcessedTasks;
import io.linkloom.client.callback.ProcessedTasks;
import io.linkloom.client.callback.Signatures;
import io.linkloom.client.callback.TaskBackend;
import io.linkloom.client.callback.TaskJson;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** `@LoomTask` methods under their addresses, on Spring MVC. The names are of both Boots: what is not there is passed over. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@EnableConfigurationProperties(LinkLoomProperties.class)
@Import({TaskJsonConfiguration.Jackson3.class, TaskJsonConfiguration.Jackson2.class})
class LoomTaskAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProcessedTasks loomProcessedTasks(LinkLoomProperties properties, ObjectProvider<DataSource> database) {
        LinkLoomProperties.Deduplication settings = properties.tasks().deduplication();
        return switch (settings.store()) {
            case MEMORY -> ProcessedTasks.inMemory();
            case NONE -> ProcessedTasks.none();
            case JDBC -> inDatabase(settings, database.getIfUnique());
        };
    }

    private static ProcessedTasks inDatabase(
            LinkLoomProperties.Deduplication settings, @org.jspecify.annotations.Nullable DataSource database) {
        if (database == null) {
            throw new TaskSetupException(
                    "link-loom.tasks.deduplication.store is jdbc, but there is not exactly one DataSource.",
                    "Set spring.datasource.url, mark one DataSource as @Primary, or define a bean of the type ProcessedTasks.");
        }
        JdbcProcessedTasks tasks = new JdbcProcessedTasks(database, settings.keep());
        if (settings.createTable()) tasks.createTable();
        return tasks;
    }

    @Bean
    TaskMapping loomTaskMapping(
            ConfigurableListableBeanFactory beans,
            LinkLoomProperties properties,
            ProcessedTasks processed,
            ObjectProvider<TaskJson> json,
            @Qualifier("loomTaskExecutor") ObjectProvider<Executor> executor) {
        LinkLoomProperties.Tasks settings = properties.tasks();
        TaskBackend.Builder backend = TaskBackend.builder()
                .signatures(Signatures.of(settings.secrets(), settings.timestampTolerance()))
                .heartbeat(settings.heartbeatInterval())
                .patience(settings.patience())
                .processed(processed);
        json.ifAvailable(backend::json);
        executor.ifAvailable(backend::executor);
        return new TaskMapping(beans, backend, settings.path());
    }
}

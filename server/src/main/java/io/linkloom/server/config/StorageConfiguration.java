package io.linkloom.server.config;

import com.zaxxer.hikari.HikariDataSource;
import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.journal.JdbcJournal;
import io.linkloom.server.lease.LockManager;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.JdbcWorkflowStore;
import io.linkloom.server.storage.Notifications;
import io.linkloom.server.storage.ServerKeys;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WatchedWorkflowStore;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept, and who owns it. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    DataDirectory dataDirectory() {
        return Preparation.directory();
    }

    /** `migrated`: there is no database to speak of before that. */
    @Bean
    Database database(DataSource pool, Settings settings, FlywayMigrationInitializer migrated) throws SQLException {
        return new Database(pool.unwrap(HikariDataSource.class), settings.durability() == Settings.Durability.POWER);
    }

    @Bean
    CronTriggers cronTriggers(JdbcClient jdbc) {
        return new CronTriggers(jdbc);
    }

    @Bean
    TriggerStore triggerStore(JdbcClient jdbc) {
        return new TriggerStore(jdbc);
    }

    @Bean
    WatchedWorkflowStore workflowStore(
            JdbcClient jdbc,
            TriggerStore triggers,
            CronTriggers cron,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        return new WatchedWorkflowStore(new JdbcWorkflowStore(jdbc, template, cron, clock), triggers, template);
    }

    @Bean
    JdbcJournal journal(Database database) {
        return new JdbcJournal(database);
    }

    @Bean
    LockManager lockManager(Database database) {
        return new LockManager(database, replica(), () -> Runtime.getRuntime().halt(1));
    }

    /** Different from every other that ever was, and readable in the log of another one. */
    private static String replica() {
        String host = System.getenv().getOrDefault("HOSTNAME", "process");
        String unique = UUID.randomUUID().toString().substring(0, 18);
        return host.substring(0, Math.min(host.length(), 50)) + "/"
                + ProcessHandle.current().pid() + "/" + unique;
    }

    @Bean
    Notifications notifications(Database database, LockManager locks) {
        return new Notifications(database).on(LockManager.CHANNEL, locks::look);
    }

    /** Filled when the engine starts: that may be long after this process has started. */
    @Bean
    ShardTable shardTable() {
        return new ShardTable();
    }

    @Bean
    TaskLog taskLog(Database database) {
        TaskLog log = new TaskLog(database);
        log.start();
        return log;
    }

    @Bean
    CallbackTokens callbackTokens(JdbcClient jdbc, Database database) {
        return new CallbackTokens(new ServerKeys(jdbc).key("callback"));
    }
}

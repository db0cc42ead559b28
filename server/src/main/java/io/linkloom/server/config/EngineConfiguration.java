package io.linkloom.server.config;

import io.linkloom.server.dispatch.AttemptMonitor;
import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.dispatch.ChildWorkflows;
import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.dispatch.DispatcherParts;
import io.linkloom.server.dispatch.Runners;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.dispatch.TimeoutWatcher;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.lease.LockManager;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.CommitListener;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.LoopMonitor;
import io.linkloom.server.shard.Plans;
import io.linkloom.server.shard.ShardLoop;
import io.linkloom.server.shard.ShardLoopParts;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.shard.TakeOver;
import io.linkloom.server.storage.Notifications;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.UnavailableException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What decides, and carries out what was decided. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Inbox inbox() {
        return new Inbox();
    }

    @Bean
    Starts starts(ShardTable shards, InstantSource clock) {
        return new Starts(shards, clock);
    }

    @Bean
    TimeoutWatcher timeoutWatcher(Inbox inbox, InstantSource clock) {
        return new TimeoutWatcher(inbox::send, clock);
    }

    @Bean
    ChildWorkflows childWorkflows(Starts starts, WorkflowStore workflows, Journal journal, Inbox inbox) {
        return new ChildWorkflows(starts, workflows, journal, inbox);
    }

    @Bean
    Dispatcher dispatcher(
            Inbox inbox,
            Runners runners,
            TimeoutWatcher timers,
            ChildWorkflows children,
            CallbackTokens tokens,
            PublicUrl publicUrl,
            TaskLog log,
            LockManager locks,
            AttemptMonitor monitor,
            InstantSource clock) {
        return new Dispatcher(new DispatcherParts(
                inbox, runners, timers, children, tokens, publicUrl::callback, log, monitor, locks::awaitHeld, clock));
    }

    @Bean
    PublicUrl publicUrl(Settings settings, Environment environment) {
        return new PublicUrl(settings, environment);
    }

    @Bean
    SlotPools slotPools(SlotLimits limits) {
        return new SlotPools(limits);
    }

    @Bean
    ShardLoop shardLoop(
            Inbox inbox,
            ShardTable shards,
            Journal journal,
            WorkflowStore workflows,
            SlotPools pools,
            Dispatcher dispatcher,
            ObjectProvider<CommitListener> listeners,
            LoopMonitor monitor,
            InstantSource clock) {
        List<CommitListener> all = listeners.orderedStream().toList();
        CommitListener listener = (header, entry) -> all.forEach(each -> each.committed(header, entry));
        return new ShardLoop(
                new ShardLoopParts(
                        inbox, shards, journal, plans(workflows), pools, dispatcher, listener, monitor, clock),
                () -> Runtime.getRuntime().halt(1));
    }

    private static Plans plans(WorkflowStore workflows) {
        return (namespace, workflow, version) -> {
            try {
                return workflows.plan(namespace, workflow, version);
            } catch (DataAccessException | TransactionException e) {
                throw new UnavailableException("The workflows could not be read: " + e.getMessage(), e);
            }
        };
    }

    @Bean
    EngineLifecycle engineLifecycle(
            ShardLoop loop,
            Inbox inbox,
            ShardTable shards,
            Journal journal,
            Dispatcher dispatcher,
            Ownership ownership,
            ObjectProvider<TakeOver> readers) {
        List<TakeOver> all = readers.orderedStream().toList();
        return new EngineLifecycle(loop, inbox, shards, journal, dispatcher, ownership, all);
    }

    @Bean
    Ownership ownership(LockManager locks, Notifications notifications, Settings settings) {
        return new Ownership(locks, notifications, settings.shards());
    }
}

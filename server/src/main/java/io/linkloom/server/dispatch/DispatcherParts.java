package io.linkloom.server.dispatch;

import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.Inbox;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * What the dispatcher works with.
 *
 * @param callbackUrl from a token to the address that takes its callback
 * @param monitor hears of attempts
 * @param mayLeave waits until this process is known to own its shards; false when it stops instead
 */
public record DispatcherParts(
        Inbox inbox,
        Runners runners,
        TimeoutWatcher timers,
        Children children,
        CallbackTokens tokens,
        UnaryOperator<String> callbackUrl,
        TaskLog log,
        AttemptMonitor monitor,
        BooleanSupplier mayLeave,
        InstantSource clock) {}

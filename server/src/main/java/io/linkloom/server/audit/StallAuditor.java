package io.linkloom.server.audit;

import io.linkloom.engine.command.Command;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.Inspected;
import io.linkloom.server.shard.Reply;
import io.linkloom.server.shard.Stall;
import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rounds: looks at every unfinished execution of this process, a few at a time, and mends what stalls.
 *
 * <p>Only what two rounds in a row find, with nothing having happened in between, is a stall. It is logged, counted and mended, three times at
 * most; what stands still on purpose is logged once and counted.
 */
public final class StallAuditor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StallAuditor.class);

    /** So many executions the loop looks at in one go: some microseconds each. */
    private static final int PORTION = 20;

    private static final int MAX_REPAIRS = 3;
    private static final long PATIENCE_SECONDS = 30;

    private final Inbox inbox;
    private final Relatives relatives;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stall-auditor").factory());
    private final AtomicLong repaired = new AtomicLong();
    private volatile int stuck;
    private Set<String> suspects = Set.of();
    private Map<String, Integer> repairs = new HashMap<>();

    public StallAuditor(Inbox inbox, Relatives relatives) {
        this.inbox = inbox;
        this.relatives = relatives;
    }

    public void start(Duration period) {
        long millis = period.toMillis();
        clockwork.scheduleWithFixedDelay(this::roundOrNot, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void roundOrNot() {
        try {
            round();
        } catch (UnavailableException | ExecutionException | TimeoutException e) {
            log.debug("A round of the stall auditor came to nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The stall auditor failed", e);
        }
    }

    /** Executions that the last round found stalled. */
    public int stuck() {
        return stuck;
    }

    /** Stalls that were mended since the start. */
    public long repaired() {
        return repaired.get();
    }

    /** One round. Returns the stalls that the round before had found as well, in the same state. */
    public synchronized List<Stall> round() throws InterruptedException, ExecutionException, TimeoutException {
        List<Stall> found = look(relatives.unfinished());
        List<Stall> confirmed = new ArrayList<>();
        for (Stall stall : found) if (suspects.contains(key(stall))) confirmed.add(stall);
        Map<String, Integer> tries = new HashMap<>();
        Set<String> executions = new HashSet<>();
        for (Stall stall : confirmed) {
            // One repair mends all of an execution.
            boolean first = executions.add(stall.execution());
            tries.put(key(stall), mend(stall, repairs.getOrDefault(key(stall), 0), first));
        }
        // Forgotten as soon as something happens.
        for (Stall stall : found) {
            Integer known = repairs.get(key(stall));
            if (known != null) tries.putIfAbsent(key(stall), known);
        }
        repairs = tries;
        suspects = found.stream().map(StallAuditor::key).collect(Collectors.toSet());
        stuck = executions.size();
        return confirmed;
    }

    /** The same thing, in the same state. */
    private static String key(Stall stall) {
        return stall.where() + " " + stall.kind() + " " + stall.revision();
    }

    private List<Stall> look(List<String> executions)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Stall> stalls = new ArrayList<>();
        List<Inspected.Awaited> awaited = new ArrayList<>();
        List<Inspected.Child> children = new ArrayList<>();
        for (int from = 0; from < executions.size(); from += PORTION) {
            List<String> portion = executions.subList(from, Math.min(executions.size(), from + PORTION));
            Inspected seen = inbox.inspect(portion).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            stalls.addAll(seen.stalls());
            awaited.addAll(seen.awaited());
            children.addAll(seen.children());
        }
        stalls.addAll(relatives.lostChildren(awaited));
        stalls.addAll(relatives.orphans(children));
        return stalls;
    }

    /** Returns how often the stall was seen by now. */
    private int mend(Stall stall, int before, boolean first) throws InterruptedException {
        boolean mendable = stall.kind() != Stall.Kind.QUARANTINED && stall.kind() != Stall.Kind.UNREADABLE;
        if (!mendable || before >= MAX_REPAIRS) {
            if (before == (mendable ? MAX_REPAIRS : 0))
                log.warn("{} {}. It cannot be mended from here and stays as it is", stall.where(), stall.why());
            return before + 1;
        }
        log.warn("{} {}. It is taken up again", stall.where(), stall.why());
        if (!first) return before + 1;
        try {
            Reply reply = repair(stall);
            if (reply instanceof Reply.Done) repaired.incrementAndGet();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("{} could not be taken up again", stall.where(), e);
        }
        return before + 1;
    }

    private Reply repair(Stall stall) throws InterruptedException, ExecutionException, TimeoutException {
        var reply = stall.kind() == Stall.Kind.PARENT
                ? inbox.send(stall.execution(), new Command.Cancel(null, "Its parent does not wait for it any more"))
                : inbox.repair(stall.execution());
        return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clockwork.shutdown();
    }
}

package io.linkloom.server.backend;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.http.HttpRunner;
import io.linkloom.server.shard.SlotLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Attempts of `http` tasks: those that name a backend get one of its instances, all others go straight on. */
public final class BackendRunner implements TaskRunner {
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final Backends backends;
    private final HttpRunner http;

    public BackendRunner(Backends backends, HttpRunner http) {
        this.backends = backends;
        this.http = http;
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        boolean named = attempt.definition().work() instanceof TaskWork.Http work && work.backend() != null;
        return named ? attempt.logged(call(attempt)) : http.run(attempt);
    }

    private Outcome call(AttemptContext attempt) {
        String name = String.valueOf(((TaskWork.Http) attempt.definition().work()).backend());
        Backend backend = backends.find(name);
        String namespace = attempt.execution().namespace();
        if (backend == null || !backend.definition().serves(namespace)) {
            String which = backend == null ? "" : " for the namespace " + namespace;
            return Outcome.permanent(
                    FailureCode.BACKEND_UNKNOWN,
                    "There is no backend " + name + which + "; PUT /api/backends/" + name
                            + " registers it, and the task can be requeued then");
        }
        Duration timeout = backend.definition().timeout();
        boolean own = attempt.definition().timeout() != null;
        return call(timeout == null || own ? attempt : attempt.within(timeout), backend);
    }

    /** An instance to which no connection can be made has got nothing, so the next one is asked. */
    private Outcome call(AttemptContext attempt, Backend backend) {
        long begun = System.nanoTime();
        Set<String> tried = new HashSet<>();
        Outcome last = null;
        AttemptContext next = attempt;
        while (true) {
            Instance.Call call = backend.begin(tried);
            if (call == null && last != null) return last;
            if (call == null) {
                // Nothing was sent. The first time it goes back into the queue, to wait there with all the others.
                if (!attempt.run().previousLost()) return new Outcome.Lost("No instance could be called any more");
                call = await(attempt, backend);
                if (call == null) return unavailable(attempt, backend);
            }
            HttpRunner.Exchanged exchanged = exchange(next, call);
            boolean over = exchanged.connected() || attempt.cancel().isCancelled();
            if (over || backend.instances().size() == 1) return exchanged.outcome();
            last = exchanged.outcome();
            tried.add(call.url());
            Duration left = attempt.timeoutOr(Duration.ofMinutes(1)).minusNanos(System.nanoTime() - begun);
            if (!left.isPositive()) return last;
            next = attempt.within(left);
            attempt.log()
                    .line(
                            LogSink.Stream.SYSTEM,
                            LogSink.Level.WARN,
                            call.url() + " cannot be reached: another instance is asked");
        }
    }

    /** A second time in a row it keeps its slot, for what is lost again and again is taken for what kills the server. Null: in vain. */
    private static Instance.@Nullable Call await(AttemptContext attempt, Backend backend) {
        long end = System.nanoTime() + attempt.timeoutOr(Duration.ofMinutes(1)).toNanos();
        while (System.nanoTime() - end < 0 && !isOver(attempt)) {
            Instance.Call call = backend.begin(Set.of());
            if (call != null) return call;
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return null;
    }

    private static boolean isOver(AttemptContext attempt) {
        return attempt.cancel().isCancelled() || Thread.currentThread().isInterrupted();
    }

    private static Outcome unavailable(AttemptContext attempt, Backend backend) {
        if (attempt.cancel().isCancelled()) return Outcome.cancelled();
        if (Thread.currentThread().isInterrupted()) return Outcome.interrupted();
        SlotLimits.Hold hold = backend.hold();
        return Outcome.retryable(
                FailureCode.BACKEND_UNAVAILABLE,
                hold == null ? "No instance could be called within the timeout" : hold.why());
    }

    private HttpRunner.Exchanged exchange(AttemptContext attempt, Instance.Call call) {
        Verdict verdict = new Verdict.Unknown();
        try {
            HttpRunner.Exchanged exchanged = http.exchange(attempt.at(
                    new AttemptContext.Address(call.url(), attempt.address().callbackUrl())));
            verdict = Verdict.of(exchanged.outcome(), exchanged.connected());
            return exchanged;
        } finally {
            call.end(verdict);
        }
    }
}

package io.linkloom.server.observability;

import io.linkloom.engine.command.Outcome;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.dispatch.AttemptMonitor;
import io.linkloom.server.runner.FailureCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Attempts by what they do and how they end. Every meter is made before the first attempt. */
@Component
class AttemptMeters implements AttemptMonitor {
    /** The label `outcome`. */
    private enum Ending {
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        /** Answered 202: it will call back. */
        ACCEPTED,
        LOST,
        /** Nobody wanted it any more. */
        CANCELLED
    }

    private record Meters(Map<Ending, Counter> endings, Timer duration) {}

    private final Meters http;
    private final Meters shell;
    private final Meters java;
    private final Timer hops;
    private final Counter egressRefused;

    AttemptMeters(MeterRegistry registry) {
        http = meters("http", registry);
        shell = meters("shell", registry);
        java = meters("java", registry);
        hops = Timer.builder("loom.hop")
                .description("From the outcome of an attempt to the leaving of the next one that it calls for")
                .serviceLevelObjectives(Buckets.HOP)
                .register(registry);
        egressRefused = Counter.builder("loom.egress.refused")
                .description("Attempts that were not sent because their address may not be called")
                .register(registry);
    }

    private static Meters meters(String type, MeterRegistry registry) {
        Map<Ending, Counter> endings = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            Counter counter = Counter.builder("loom.attempts")
                    .description("Attempts that have come to an end, by what they do and how they ended")
                    .tag("type", type)
                    .tag("outcome", ending.name().toLowerCase(Locale.ROOT))
                    .register(registry);
            endings.put(ending, counter);
        }
        Timer duration = Timer.builder("loom.attempt")
                .description("How long attempts were on their way")
                .tag("type", type)
                .register(registry);
        return new Meters(endings, duration);
    }

    @Override
    public void left(long hopNanos) {
        hops.record(hopNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void landed(TaskWork work, Outcome outcome, boolean aborted, long nanos) {
        Meters meters = of(work);
        Counter counter = meters.endings().get(aborted ? Ending.CANCELLED : ending(outcome));
        if (counter != null) counter.increment();
        meters.duration().record(nanos, TimeUnit.NANOSECONDS);
        if (outcome instanceof Outcome.Failed failed && failed.failure().code().equals(FailureCode.EGRESS_DENIED)) {
            egressRefused.increment();
        }
    }

    private static Ending ending(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> Ending.SUCCEEDED;
            case Outcome.Failed failed ->
                failed.failure().code().equals(FailureCode.TIMEOUT) ? Ending.TIMED_OUT : Ending.FAILED;
            case Outcome.AcceptedForLater accepted -> Ending.ACCEPTED;
            case Outcome.Lost lost -> Ending.LOST;
        };
    }

    private Meters of(TaskWork work) {
        return switch (work) {
            case TaskWork.Http task -> http;
            case TaskWork.Shell task -> shell;
            case TaskWork.Java task -> java;
            // They have no attempts that leave.
            case TaskWork.Wait task -> java;
            case TaskWork.Approval task -> java;
            case TaskWork.Workflow task -> java;
        };
    }
}

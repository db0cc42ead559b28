package io.linkloom.simulation;

import io.linkloom.engine.command.Outcome;
import io.linkloom.model.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the backend of a task takes its attempts. */
@FunctionalInterface
public interface Behaviour {

    /**
     * One attempt as it arrives.
     *
     * @param index item of a fan-out, or null
     * @param attempt number of the attempt, from 1
     */
    record Call(String execution, String task, @Nullable Integer index, int attempt) {}

    Conduct take(Call call);

    static Behaviour succeed(Duration after, Json output) {
        return call -> Conduct.answer(after, new Outcome.Succeeded(output));
    }

    /** Fails so many attempts in a way that a retry can mend, then goes on as told. */
    static Behaviour failTimes(int times, Behaviour then) {
        return call -> call.attempt() <= times
                ? Conduct.answer(Duration.ofMillis(10), Outcome.Failed.retryable("HTTP_503", "Busy"))
                : then.take(call);
    }

    /** Fails in a way that no retry can mend. */
    static Behaviour failForGood() {
        return call -> Conduct.answer(Duration.ofMillis(10), Outcome.Failed.permanent("HTTP_400", "No"));
    }

    /** Breaks the connection so many times before a byte of an answer, then goes on as told. */
    static Behaviour loseTimes(int times, Behaviour then) {
        return call ->
                call.attempt() <= times ? Conduct.answer(Duration.ofMillis(10), new Outcome.Lost()) : then.take(call);
    }

    /** Says 202 and calls back later, or earlier. */
    static Behaviour callBack(Duration accepted, Duration callBack, Outcome outcome) {
        return call -> Conduct.callBack(accepted, callBack, outcome);
    }

    static Behaviour hang() {
        return call -> Conduct.hang();
    }
}

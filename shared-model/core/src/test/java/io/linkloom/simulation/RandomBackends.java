package io.linkloom.simulation;

import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.SplittableRandom;

/** Backends at their best and worst: slow, silent, hasty, repeating themselves, answering what nobody asks any more. */
final class RandomBackends implements Behaviour {
    private static final Json OUTPUT = Json.of(java.util.Map.of("rows", 3));

    private final SplittableRandom random;
    private final int trouble;

    /** @param trouble one in so many attempts does not simply succeed */
    RandomBackends(SplittableRandom random, int trouble) {
        this.random = random;
        this.trouble = trouble;
    }

    @Override
    public Conduct take(Call call) {
        if (random.nextInt(trouble) != 0) return Conduct.answer(soon(), success());
        Conduct conduct = switch (random.nextInt(10)) {
            case 0, 1 -> Conduct.answer(soon(), failure());
            case 2 -> Conduct.answer(soon(), Outcome.Failed.permanent("HTTP_400", "No"));
            case 3 -> Conduct.answer(soon(), new Outcome.Lost());
            case 4 -> Conduct.hang();
            case 5 -> Conduct.answer(Duration.ofSeconds(random.nextInt(50, 80)), success());
            case 6 -> Conduct.answer(soon(), new Outcome.AcceptedForLater());
            default -> Conduct.callBack(soon(), later(), random.nextInt(3) == 0 ? failure() : success());
        };
        for (int beats = random.nextInt(3); beats > 0; beats--) {
            conduct =
                    conduct.and(new Conduct.Act.Heartbeat(later(), random.nextBoolean() ? random.nextDouble() : null));
        }
        if (random.nextInt(3) == 0 && !conduct.acts().isEmpty()) conduct = again(conduct);
        return conduct;
    }

    /** Says something a second time, or says something else as well. */
    private Conduct again(Conduct conduct) {
        Conduct.Act act = conduct.acts().get(random.nextInt(conduct.acts().size()));
        return conduct.and(
                switch (act) {
                    case Conduct.Act.Answer answer ->
                        new Conduct.Act.Answer(later(), random.nextBoolean() ? answer.outcome() : success());
                    case Conduct.Act.CallBack back ->
                        new Conduct.Act.CallBack(later(), random.nextBoolean() ? back.outcome() : failure());
                    case Conduct.Act.Heartbeat beat -> new Conduct.Act.Heartbeat(later(), beat.progress());
                });
    }

    private static Outcome success() {
        return new Outcome.Succeeded(OUTPUT);
    }

    private Outcome failure() {
        Duration retryAfter = random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(10)) : null;
        return new Outcome.Failed(new TaskFailure("HTTP_503", "Busy"), true, retryAfter);
    }

    private Duration soon() {
        return Duration.ofMillis(random.nextInt(1, 5000));
    }

    private Duration later() {
        return Duration.ofMillis(random.nextInt(1, random.nextInt(8) == 0 ? 200_000 : 20_000));
    }
}

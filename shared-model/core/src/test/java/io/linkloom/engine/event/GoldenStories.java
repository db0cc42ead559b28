package io.linkloom.engine.event;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.fixture.Play;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The workflows of the golden journals, and how each journal came about. A workflow whose journal is there never changes. */
final class GoldenStories {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private GoldenStories() {}

    record Story(String name, WorkflowFixture workflow, UnaryOperator<Play> plot) {
        Play play() {
            return plot.apply(name.equals("cancelled-in-the-queue") ? Play.queued(workflow) : Play.of(workflow));
        }
    }

    static List<Story> all() {
        return List.of(dailyReport(), trouble(), fanOut(), people(), timeout(), queued(), child());
    }

    private static Story dailyReport() {
        WorkflowFixture workflow = aWorkflow("daily-report")
                .task("fetch_data")
                .task("process")
                .after("fetch_data")
                .when("tasks.fetch_data.output.rows > 0")
                .task("nothing")
                .after("fetch_data")
                .when("tasks.fetch_data.output.rows == 0")
                .task("notify")
                .after("process")
                .output("rows", cel("tasks.fetch_data.output.rows"));
        return new Story(
                "daily-report",
                workflow,
                play -> play.give("fetch_data", Map.of("rows", 3)).pass(MINUTE).succeed("process", "notify"));
    }

    private static Story trouble() {
        WorkflowFixture workflow = aWorkflow("trouble")
                .task("a")
                .task("below")
                .after("a")
                .task("alert")
                .after("a")
                .runIf(RunIf.ANY_FAILED);
        return new Story("trouble", workflow, play -> {
            play.lose("a").fail("a").pass(MINUTE).accept("a").pass(MINUTE);
            play.tell(new Command.Heartbeat("a", null, play.run("a").callbackAttempt(), 0.5, "half way"));
            play.callBack("a", 1, Play.success("late"))
                    .callBack("a", 3, Play.failure("BROKEN"))
                    .pass(MINUTE);
            return play.kill("a").succeed("alert").tell(new Command.Discard("a", null, "ops"));
        });
    }

    private static Story fanOut() {
        WorkflowFixture workflow = aWorkflow("fan-out")
                .task("each")
                .forEach(4)
                .maxParallel(2)
                .task("last")
                .after("each");
        return new Story("fan-out", workflow, play -> {
            play.itemsSucceed("each", 0)
                    .itemDies("each", 1)
                    .item("each", 2, new Outcome.Lost())
                    .itemsSucceed("each", 2, 3);
            play.tell(new Command.Discard("each", 1, "ops")).tell(new Command.Requeue("each", 1, "ops"));
            play.itemsSucceed("each", 1).succeed("last");
            return play.tell(new Command.RerunFrom("each", "ops"))
                    .itemsSucceed("each", 0, 1, 2, 3)
                    .succeed("last");
        });
    }

    private static Story people() {
        WorkflowFixture workflow = aWorkflow("people")
                .failFast()
                .task("ship")
                .approval("Ship it?")
                .task("a")
                .task("b")
                .after("ship");
        return new Story("people", workflow, play -> {
            play.tell(new Command.Pause("ops")).pass(MINUTE).tell(new Command.Resume("ops"));
            play.tell(new Command.Reject("ship", null, "boss", "not now")).tell(new Command.RerunFailed("ops"));
            return play.tell(new Command.Approve("ship", null, "boss", "go")).succeed("a", "b");
        });
    }

    private static Story timeout() {
        WorkflowFixture workflow = aWorkflow("timeout")
                .endsWithin(Duration.ofHours(1))
                .task("cool")
                .waits(Duration.ofDays(1))
                .task("after")
                .after("cool");
        return new Story("timeout", workflow, play -> play.pass(Duration.ofHours(2)));
    }

    private static Story queued() {
        return new Story(
                "cancelled-in-the-queue",
                aWorkflow("queued").task("a"),
                play -> play.tell(new Command.Cancel("ops", "enough")));
    }

    private static Story child() {
        WorkflowFixture workflow = aWorkflow("parent")
                .task("child")
                .child("send-email", true)
                .task("forgotten")
                .child("send-email", false);
        return new Story("child", workflow, play -> {
            for (String task : List.of("child", "forgotten")) {
                String child = Objects.requireNonNull(play.run(task).child()).execution();
                play.tell(new Command.ChildStarted(task, null, child));
                play.tell(new Command.ChildEnded(
                        task, null, child, ExecutionState.SUCCEEDED, Json.of(Map.of("sent", 2)), null));
            }
            return play;
        });
    }
}

package io.linkloom.cli.command.workflow;

import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.definition.Concurrency;
import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a definition in a few words each. */
final class Described {
    private final Texts texts;

    Described(Texts texts) {
        this.texts = texts;
    }

    /** `0 3 * * * Europe/Kyiv`, `event order.created`, `after import-orders SUCCEEDED`. */
    String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Cron cron -> cron(cron);
            case Trigger.Event event -> texts.text("describe.event", event.event());
            case Trigger.OnWorkflow end ->
                texts.text(
                        "describe.after",
                        end.workflow(),
                        end.on().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
        };
    }

    private String cron(Trigger.Cron cron) {
        String text = cron.schedule() + " " + Instants.name(cron.timezone());
        if (cron.catchUp() != Trigger.CatchUp.NONE)
            text += texts.text("describe.catch-up", cron.catchUp().name().toLowerCase(Locale.ROOT));
        if (!cron.jitter().isZero()) text += texts.text("describe.jitter", span(cron.jitter()));
        return text;
    }

    /** `limit int, env string (dev, prod), order string needed`. */
    String inputs(Map<String, InputDeclaration> inputs) {
        return inputs.entrySet().stream()
                .map(each -> input(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String input(String name, InputDeclaration input) {
        String text = name + " " + input.type().name().toLowerCase(Locale.ROOT);
        if (!input.allowed().isEmpty())
            text += input.allowed().stream()
                    .map(value -> String.valueOf(value.value()))
                    .collect(Collectors.joining(", ", " (", ")"));
        return input.required() ? text + " " + texts.text("describe.required") : text;
    }

    String concurrency(@Nullable Concurrency concurrency) {
        if (concurrency == null) return "";
        String then = switch (concurrency.onLimit()) {
            case QUEUE -> "describe.queue";
            case SKIP -> "describe.skip";
            case CANCEL_RUNNING -> "describe.cancel";
        };
        return texts.text("describe.at-once", concurrency.max(), texts.text(then));
    }

    /** What a task does, as far as one line can tell. */
    static String work(TaskWork work) {
        return switch (work) {
            case TaskWork.Http http -> http.method() + " " + target(http);
            case TaskWork.Shell shell -> shell.command() != null ? firstLine(shell.command()) : words(shell.args());
            case TaskWork.Java java -> java.className();
            case TaskWork.Wait wait -> wait.duration() != null ? span(wait.duration()) : text(wait.until());
            case TaskWork.Approval approval -> text(approval.message());
            case TaskWork.Workflow workflow -> workflow.workflow();
        };
    }

    private static String target(TaskWork.Http http) {
        return http.backend() == null ? text(http.url()) : http.backend() + " " + text(http.path());
    }

    private static String words(@Nullable List<Template> args) {
        return args == null ? "" : args.stream().map(Described::text).collect(Collectors.joining(" "));
    }

    /** As it was written. */
    private static String text(@Nullable Template template) {
        return switch (template) {
            case null -> "";
            case Template.Literal literal -> String.valueOf(literal.value().value());
            case Template.Single single -> inserted(single.expression().source());
            case Template.Text text ->
                text.parts().stream()
                        .map(part -> switch (part) {
                            case Template.Part.Plain plain -> plain.text();
                            case Template.Part.Inserted inserted ->
                                inserted(inserted.expression().source());
                        })
                        .collect(Collectors.joining());
            case Template.Sequence list -> "[…]";
            case Template.Mapping map -> "{…}";
        };
    }

    private static String inserted(String expression) {
        return "${{ " + expression.strip() + " }}";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    static String span(Duration time) {
        long seconds = time.toSeconds();
        if (time.toMillis() % 1000 != 0) return time.toMillis() + "ms";
        if (seconds % 86_400 == 0 && seconds > 0) return seconds / 86_400 + "d";
        if (seconds % 3_600 == 0 && seconds > 0) return seconds / 3_600 + "h";
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}

package io.linkloom.model.yaml;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Template;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a task does, by its type. */
final class WorkReader {
    /** Of every type: what may stand in a task whose type nobody knows. */
    static final List<String> KEYS = List.of(
            "method",
            "url",
            "backend",
            "path",
            "headers",
            "body",
            "success",
            "callbackTimeout",
            "heartbeatTimeout",
            "auth",
            "command",
            "args",
            "env",
            "class",
            "duration",
            "until",
            "message",
            "workflow",
            "inputs",
            "wait");

    private final Readers readers;
    private final Fields fields;
    private final Surroundings surroundings;

    WorkReader(Readers readers, Fields fields, Surroundings surroundings) {
        this.readers = readers;
        this.fields = fields;
        this.surroundings = surroundings;
    }

    /** A task without a known type counts as an approval from here on; it has been reported. */
    TaskWork read(@Nullable String type) {
        return switch (type) {
            case "http" -> new HttpReader(readers, fields, surroundings).read();
            case "shell" -> shell();
            case "java" -> java();
            case "wait" -> waiting();
            case "workflow" -> workflow();
            case null, default -> new TaskWork.Approval(fields.read("message", this::text));
        };
    }

    private @Nullable Template text(Place place) {
        return readers.templates().readText(place, surroundings);
    }

    private TaskWork shell() {
        fields.oneOf("command", "args");
        String command = fields.read("command", this::command);
        List<Template> args = fields.has("args") ? args() : null;
        Map<String, Template> env = new LinkedHashMap<>();
        fields.each("env", (name, place) -> {
            if (!Ids.ENVIRONMENT.matcher(name).matches()) {
                readers.findings().add(place, Text.of(Code.BAD_ENV_NAME, Scalars.shortened(name)));
            }
            Template value = readers.templates().readText(place, surroundings.withSecrets());
            if (value != null) env.put(name, value);
        });
        return new TaskWork.Shell(command, args, env);
    }

    private @Nullable String command(Place place) {
        String command = readers.scalars().nonEmpty(place);
        if (command != null && command.contains("${{"))
            readers.findings().add(place, Text.of(Code.EXPRESSION_IN_COMMAND));
        return command;
    }

    private List<Template> args() {
        List<Template> args = new ArrayList<>();
        for (Place item : fields.items("args")) {
            Template arg = text(item);
            if (arg != null) args.add(arg);
        }
        Place list = fields.find("args");
        boolean empty = list != null
                && list.node() instanceof Node.Sequence items
                && items.items().isEmpty();
        if (list != null && empty) readers.findings().add(list, Text.of(Code.EMPTY_LIST));
        return args;
    }

    private TaskWork java() {
        Place place = fields.require("class");
        String name = place == null ? null : readers.scalars().string(place);
        if (place != null && name != null && !Ids.CLASS.matcher(name).matches()) {
            readers.findings().add(place, Text.of(Code.BAD_CLASS, Scalars.shortened(name)));
        }
        return new TaskWork.Java(name == null ? "" : name);
    }

    private TaskWork waiting() {
        fields.oneOf("duration", "until");
        Duration duration = fields.duration("duration");
        return new TaskWork.Wait(duration, fields.read("until", this::until));
    }

    private @Nullable Template until(Place place) {
        if (!(Scalars.value(place) instanceof String text)) {
            readers.scalars().string(place);
            return null;
        }
        Template until = readers.templates().read(place, surroundings);
        if (!(until instanceof Template.Literal)) return until;
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            readers.findings().add(place, Text.of(Code.BAD_DATETIME, Scalars.shortened(text)));
        }
        return until;
    }

    private TaskWork workflow() {
        Place place = fields.require("workflow");
        String workflow = place == null ? null : TriggersReader.workflowReference(place, readers);
        Map<String, Template> inputs = fields.templates("inputs", surroundings);
        return new TaskWork.Workflow(workflow == null ? "" : workflow, inputs, fields.bool("wait", true));
    }
}

package io.linkloom.cli.command.simulate;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.offline.Beside;
import io.linkloom.cli.offline.FindingLines;
import io.linkloom.cli.offline.TestPaths;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.InputValue;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.scenario.Cause;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.Script;
import io.linkloom.model.scenario.TestFile;
import io.linkloom.model.yaml.Family;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.ScriptReadResult;
import io.linkloom.model.yaml.TestFileReader;
import io.linkloom.model.yaml.TestReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.simulation.rehearsal.Rehearsal;
import io.linkloom.simulation.rehearsal.Setting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workflow with its children, read from files, and what is to be played with it. */
final class Stage {
    private final Session session;
    private final Texts texts;
    private final String file;
    private final Beside beside;
    private final WorkflowGraph workflow;
    private final Family family;

    /** @param seed where nobody names another */
    record Play(Setting setting, long seed) {}

    private Stage(Session session, String file, Beside beside, WorkflowGraph workflow, Family family) {
        this.session = session;
        this.texts = session.texts(Stage.class);
        this.file = file;
        this.beside = beside;
        this.workflow = workflow;
        this.family = family;
    }

    static Stage of(Session session, String file, List<String> children) {
        Beside beside = new Beside(session, file);
        WorkflowGraph workflow = read(session, file);
        Family family = new Family(beside, workflow);
        for (String child : children) family.add(read(session, child));
        return new Stage(session, file, beside, workflow, family);
    }

    private static WorkflowGraph read(Session session, String file) {
        return switch (WorkflowReader.read(new Documents(session).bytes(file))) {
            case ReadResult.Valid valid -> valid.graph();
            case ReadResult.Invalid invalid -> throw invalid(session, file, invalid.errors());
        };
    }

    private static CommandFailure invalid(Session session, String file, List<Diagnostic> errors) {
        String first = session.texts(Stage.class).text("invalid", file);
        return new CommandFailure(ExitCode.INVALID, first + "\n" + new FindingLines(session).lines(file, errors));
    }

    WorkflowDefinition workflow() {
        return workflow.definition();
    }

    Rehearsal rehearsal() {
        return new Rehearsal(workflow, family.children());
    }

    /**
     * What the words of the command ask for; they go before what a scenario says.
     *
     * @param tasks behaviour in YAML by task
     */
    Play play(@Nullable String scenario, Map<String, String> inputs, @Nullable Instant at, Map<String, String> tasks) {
        Scenario said = scenario == null ? null : scenario(scenario);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (said != null) values.putAll(said.inputs());
        inputs.forEach((name, text) -> values.put(name, InputValue.of(text)));
        Cause cause = said == null ? Cause.BY_HAND : said.cause();
        if (at != null) cause = new Cause.Manual(at);
        if (!inputs.isEmpty() && !(cause instanceof Cause.Manual))
            throw new CommandFailure(ExitCode.USAGE, texts.text("inputs.of-trigger"));
        Script script = script(tasks).over(said == null ? Script.TYPICAL : said.script());
        return new Play(Setting.of(values, cause, script), said == null ? 1 : said.seed());
    }

    private Scenario scenario(String name) {
        String tests = TestPaths.beside(file);
        TestFile read =
                switch (TestFileReader.read(new Documents(session).bytes(tests), TestPaths.name(file), beside)) {
                    case TestReadResult.Valid valid -> valid.file();
                    case TestReadResult.Invalid invalid -> throw invalid(session, tests, invalid.errors());
                };
        read.children().forEach(family::add);
        List<String> names = read.scenarios().stream().map(Scenario::name).toList();
        return read.scenarios().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> noScenario(name, tests, names));
    }

    private CommandFailure noScenario(String name, String tests, List<String> names) {
        String near = Nearest.to(name, names);
        String hint = near == null
                ? texts.text("scenario.known", String.join(", ", names))
                : texts.text("did-you-mean", near);
        return new CommandFailure(ExitCode.NOT_FOUND, texts.text("scenario.none", name, tests), hint);
    }

    private Script script(Map<String, String> tasks) {
        Script all = Script.TYPICAL;
        for (Map.Entry<String, String> task : tasks.entrySet()) {
            String text = task.getKey() + ": " + task.getValue();
            all = switch (TestFileReader.script(text, workflow, family)) {
                case ScriptReadResult.Valid valid -> valid.script().over(all);
                case ScriptReadResult.Invalid invalid ->
                    throw badBehaviour(task.getKey(), invalid.errors().getFirst());
            };
        }
        return all;
    }

    private CommandFailure badBehaviour(String task, Diagnostic error) {
        String hint = error.suggestion() == null ? null : texts.text("did-you-mean", error.suggestion());
        return new CommandFailure(ExitCode.USAGE, texts.text("task.bad", task, error.message(session.locale())), hint);
    }
}

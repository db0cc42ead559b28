package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.Script;
import io.linkloom.model.scenario.TestFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tests of a workflow, `NAME.test.yaml` beside `NAME.yaml`. Finds every error in one pass. */
public final class TestFileReader {
    private final Reading reading = new Reading();
    private final Readers readers = Readers.of(reading);
    private final WorkflowFiles files;
    private final String beside;

    private TestFileReader(WorkflowFiles files, String beside) {
        this.files = files;
        this.beside = beside;
    }

    /**
     * Reads UTF-8 text. Never throws.
     *
     * @param beside the path of the workflow where the file does not name one
     */
    public static TestReadResult read(byte[] document, String beside, WorkflowFiles files) {
        TestFileReader reader = new TestFileReader(files, beside);
        Findings findings = reader.reading.findings();
        try {
            if (document.length > SourceText.MAX_BYTES) {
                findings.add(Position.START, "", Text.of(Code.DOCUMENT_TOO_LARGE, document.length), null);
                return new TestReadResult.Invalid(findings.errors());
            }
            String text = SourceText.checked(SourceText.decode(document));
            return reader.read(NodeReader.read(text, findings), text);
        } catch (Unreadable e) {
            findings.add(e.at(), "", e.text(), null);
            return new TestReadResult.Invalid(findings.errors());
        }
    }

    /** Reads how tasks behave where no test file says it: `fetch: {fails: 2}`, by id. Never throws. */
    public static ScriptReadResult script(String text, WorkflowGraph workflow, Family family) {
        Reading reading = new Reading();
        Findings findings = reading.findings();
        try {
            Node root = NodeReader.read(SourceText.checked(text), findings);
            Script script = new ScriptReader(Readers.of(reading), family, text).read(Place.root(root), workflow);
            ExpressionChecker.of(reading, workflow, text).check();
            if (script != null && !findings.hasErrors()) return new ScriptReadResult.Valid(script);
        } catch (Unreadable e) {
            findings.add(e.at(), "", e.text(), null);
        }
        return new ScriptReadResult.Invalid(findings.errors());
    }

    private TestReadResult read(Node root, String text) {
        Fields document = Fields.of(Place.root(root), readers);
        if (document == null)
            return new TestReadResult.Invalid(reading.findings().errors());
        WorkflowGraph workflow = workflow(document);
        Family family = new Family(files, workflow);
        for (Place place : document.items("children")) {
            String path = readers.scalars().nonEmpty(place);
            if (path == null) continue;
            WorkflowGraph child = open(place, path);
            if (child != null) family.add(child);
        }
        ScriptReader scripts = new ScriptReader(readers, family, text);
        Script common = document.read("tasks", place -> scripts.read(place, workflow), Script.TYPICAL);
        List<Scenario> scenarios = scenarios(document, new ScenarioReader(readers, scripts, workflow, common));
        document.finish();
        if (workflow != null) ExpressionChecker.of(reading, workflow, text).check();
        if (workflow == null || reading.findings().hasErrors()) {
            return new TestReadResult.Invalid(reading.findings().errors());
        }
        return new TestReadResult.Valid(new TestFile(workflow, family.children(), scenarios));
    }

    private @Nullable WorkflowGraph workflow(Fields document) {
        Place place = document.find("workflow");
        String path = place == null ? null : readers.scalars().nonEmpty(place);
        if (place != null) return path == null ? null : open(place, path);
        return open(document.place(), beside);
    }

    private @Nullable WorkflowGraph open(Place place, String path) {
        switch (files.read(path)) {
            case ReadResult.Valid valid -> {
                return valid.graph();
            }
            case ReadResult.Invalid invalid ->
                readers.findings()
                        .add(
                                place,
                                Text.of(
                                        Code.INVALID_WORKFLOW_FILE,
                                        path,
                                        invalid.errors().getFirst().line(),
                                        invalid.errors().getFirst().text()));
            case null -> readers.findings().add(place, Text.of(Code.NO_WORKFLOW_FILE, path));
        }
        return null;
    }

    private List<Scenario> scenarios(Fields document, ScenarioReader reader) {
        Place list = document.require("scenarios");
        List<Place> places = document.items("scenarios");
        if (list != null && list.node() instanceof Node.Sequence && places.isEmpty()) {
            readers.findings().add(list, Text.of(Code.EMPTY_LIST));
        }
        List<Scenario> scenarios = new ArrayList<>(places.size());
        Map<String, Position> names = new HashMap<>();
        for (Place place : places) {
            Scenario scenario = reader.read(place);
            if (scenario == null) continue;
            scenarios.add(scenario);
            Position earlier = names.putIfAbsent(scenario.name(), place.at());
            if (earlier == null) continue;
            readers.findings()
                    .add(
                            place,
                            Text.of(
                                    Code.DUPLICATE_SCENARIO,
                                    Scalars.shortened(scenario.name()),
                                    earlier.line(),
                                    earlier.column()));
        }
        return scenarios;
    }
}

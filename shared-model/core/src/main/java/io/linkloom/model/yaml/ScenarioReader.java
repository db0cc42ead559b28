package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.Cause;
import io.linkloom.model.scenario.Expectation;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.Script;
import io.linkloom.model.scenario.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one scenario of a test file. */
final class ScenarioReader {
    private static final int MOST_RUNS = 10_000;

    private final Readers readers;
    private final ScriptReader scripts;
    private final @Nullable WorkflowGraph workflow;
    private final Script common;

    /** @param common what all scenarios of the file share */
    ScenarioReader(Readers readers, ScriptReader scripts, @Nullable WorkflowGraph workflow, Script common) {
        this.readers = readers;
        this.scripts = scripts;
        this.workflow = workflow;
        this.common = common;
    }

    /** Null when it has no name. */
    @Nullable
    Scenario read(Place place) {
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Place namePlace = fields.require("name");
        String name = namePlace == null ? null : readers.scalars().nonEmpty(namePlace);
        int seed = fields.read("seed", value -> readers.scalars().integer(value, 0, Integer.MAX_VALUE), 1);
        int runs = fields.read("runs", value -> readers.scalars().integer(value, 1, MOST_RUNS), 1);
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        fields.each("inputs", (key, value) -> inputs.put(key, value(value)));
        Cause cause = fields.read("trigger", new CauseReader(readers, workflow)::read, Cause.BY_HAND);
        if (!(cause instanceof Cause.Manual) && fields.isWritten("inputs"))
            readers.findings().add(fields.key("inputs"), Text.of(Code.INPUTS_OF_TRIGGER));
        Script script = fields.read("tasks", value -> scripts.read(value, workflow), Script.TYPICAL);
        List<Expectation> expectations = new ExpectationReader(readers, scripts, workflow).read(fields);
        fields.finish();
        if (name == null) return null;
        return new Scenario(name, spot(place), seed, runs, inputs, cause, script.over(common), expectations);
    }

    static Spot spot(Place place) {
        return new Spot(place.pointer(), place.at().line(), place.at().column());
    }

    /** As plain Java, numbers as JSON has them. */
    static @Nullable Object value(Place place) {
        return Json.of(TemplateReader.plain(place.node())).value();
    }
}

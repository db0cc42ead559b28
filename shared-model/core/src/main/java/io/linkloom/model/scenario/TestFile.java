package io.linkloom.model.scenario;

import io.linkloom.model.graph.WorkflowGraph;
import java.util.List;

/**
 * The tests of one workflow.
 *
 * @param children workflows that its tasks start and that are run with it; those that are not here are only said to have ended
 * @param scenarios at least one, with different names
 */
public record TestFile(WorkflowGraph workflow, List<WorkflowGraph> children, List<Scenario> scenarios) {
    public TestFile {
        children = List.copyOf(children);
        scenarios = List.copyOf(scenarios);
    }
}

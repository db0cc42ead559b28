package io.linkloom.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.TaskState;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphFormatsTest {
    private static final WorkflowGraphView GRAPH = Graphs.of("fetch; end < fetch");

    @Test
    void mermaidHasEveryTaskEveryEdgeAndTheStates() {
        assertThat(Mermaid.of(GRAPH, Map.of("fetch", TaskState.SUCCEEDED))).isEqualTo("""
                flowchart LR
                  t0["fetch"]
                  t1["end"]
                  t0 --> t1
                  classDef succeeded fill:#d4edda,stroke:#28a745
                  class t0 succeeded""");
    }

    @Test
    void dotHasEveryTaskEveryEdgeAndTheStates() {
        assertThat(Dot.of("daily-report", GRAPH, Map.of("end", TaskState.DEAD))).isEqualTo("""
                digraph "daily-report" {
                  rankdir=LR;
                  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica"];
                  "fetch";
                  "end" [fillcolor="#f8d7da", color="#dc3545", tooltip="DEAD"];
                  "fetch" -> "end";
                }""");
    }

    @Test
    void aDocumentHasTheGraphThatTheServerWouldShow() {
        ReadResult read = WorkflowReader.read("""
                id: daily-report
                tasks:
                  - {id: fetch, type: wait, duration: 1s}
                  - {id: end, type: wait, duration: 1s, dependsOn: [fetch]}
                """);

        WorkflowGraphView graph = DefinedGraph.of(((ReadResult.Valid) read).graph());

        assertThat(graph.edges()).isEqualTo(GRAPH.edges());
        assertThat(graph.nodes()).extracting(WorkflowGraphView.Node::level).containsExactly(0, 1);
        assertThat(graph.criticalPath()).containsExactly("fetch", "end");
    }
}

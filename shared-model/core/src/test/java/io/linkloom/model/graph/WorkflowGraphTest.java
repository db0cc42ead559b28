package io.linkloom.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {
    private final WorkflowGraph diamond = graph("a:", "b:a", "c:a", "d:b,c", "e:");

    @Test
    void levelsAndOrderFollowTheEdges() {
        assertThat(diamond.levels()).containsExactly(new int[] {0, 4}, new int[] {1, 2}, new int[] {3});
        assertThat(diamond.topologicalOrder()).containsExactly(0, 4, 1, 2, 3);
    }

    @Test
    void theCriticalPathIsTheLongestChain() {
        long[] durations = {1, 5, 7, 1, 8};

        assertThat(diamond.criticalPath(ordinal -> durations[ordinal])).containsExactly(0, 2, 3);
        durations[4] = 10;
        assertThat(diamond.criticalPath(ordinal -> durations[ordinal])).containsExactly(4);
    }

    @Test
    void upstreamAndDownstreamAreTransitive() {
        GraphTraversal traversal = new GraphTraversal(diamond);

        assertThat(traversal.upstream(3)).isEqualTo(bits(0, 1, 2));
        assertThat(traversal.downstream(0)).isEqualTo(bits(1, 2, 3));
        assertThat(traversal.isUpstream(0, 3)).isTrue();
        assertThat(traversal.isUpstream(3, 0)).isFalse();
        assertThat(traversal.isUpstream(3, 3)).isFalse();
        assertThat(traversal.isUpstream(4, 3)).isFalse();
    }

    @Test
    void everyEdgePointsForwardInTheOrder() {
        for (long seed = 1; seed <= 50; seed++) {
            WorkflowGraph graph = graph(random(new SplittableRandom(seed), 40));
            int[] place = new int[graph.size()];
            int[] order = graph.topologicalOrder();
            for (int i = 0; i < order.length; i++) place[order[i]] = i;
            for (int at = 0; at < graph.size(); at++) {
                BitSet all = new GraphTraversal(graph).upstream(at);
                for (int up : graph.upstream(at)) {
                    assertThat(place[up]).as("seed %d", seed).isLessThan(place[at]);
                    assertThat(all.get(up)).as("seed %d", seed).isTrue();
                }
                for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
                    assertThat(new GraphTraversal(graph).isUpstream(i, at))
                            .as("seed %d", seed)
                            .isTrue();
                }
            }
        }
    }

    private static String[] random(RandomGenerator random, int size) {
        String[] tasks = new String[size];
        for (int i = 0; i < size; i++) {
            StringBuilder task = new StringBuilder("t" + (size - i) + ":");
            for (int j = 0; j < i; j++)
                if (random.nextInt(8) == 0) task.append("t").append(size - j).append(',');
            tasks[i] = task.toString();
        }
        return tasks;
    }

    private static BitSet bits(int... ordinals) {
        BitSet bits = new BitSet();
        for (int ordinal : ordinals) bits.set(ordinal);
        return bits;
    }

    private static WorkflowGraph graph(String... tasks) {
        StringBuilder document = new StringBuilder("id: w\ntasks:\n");
        for (String task : tasks) {
            String id = task.substring(0, task.indexOf(':'));
            document.append("  - {id: ")
                    .append(id)
                    .append(", type: approval, dependsOn: [")
                    .append(task.substring(id.length() + 1))
                    .append("]}\n");
        }
        return ((ReadResult.Valid) WorkflowReader.read(document.toString())).graph();
    }
}

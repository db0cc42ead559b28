package io.linkloom.cli.command.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import org.junit.jupiter.api.Test;

class DefinitionChangesTest {
    private static final String BEFORE = """
            id: daily-report
            schedule: "0 3 * * *"
            inputs: {limit: {type: int, default: 5}}
            tasks:
              - {id: fetch, type: wait, duration: 1s}
              - {id: send, type: wait, duration: 1s, dependsOn: [fetch]}
            """;

    @Test
    void nothingIsSaidOfCommentsAndStyle() {
        assertThat(DefinitionChanges.between(read(BEFORE), read("# a report\n" + BEFORE.replace("1s", "1000ms"))))
                .isEmpty();
    }

    @Test
    void tasksAreNewDifferentOrGone() {
        String after = BEFORE.replace("id: send,", "id: mail,").replace("id: fetch, type: wait, duration: 1s", "id: fetch, type: wait, duration: 2s");

        assertThat(DefinitionChanges.between(read(BEFORE), read(after))).containsExactly("~fetch", "+mail", "-send");
    }

    @Test
    void everythingElseIsCalledByItsKey() {
        String after = BEFORE.replace("0 3", "0 4").replace("default: 5", "default: 6") + """
                name: Daily report
                labels: {team: bi}
                triggers: [{type: event, event: order.created}]
                concurrency: {max: 1}
                timeout: 1h
                failFast: true
                priority: 5
                outputs: {rows: 1}
                """;

        assertThat(DefinitionChanges.between(read(BEFORE), read(after)))
                .containsExactly(
                        "name",
                        "labels",
                        "inputs",
                        "schedule",
                        "triggers",
                        "concurrency",
                        "timeout",
                        "failFast",
                        "priority",
                        "outputs");
    }

    @Test
    void anotherOrderOfTasksIsAChange() {
        String before = "id: a\ntasks: [{id: x, type: wait, duration: 1s}, {id: y, type: wait, duration: 1s}]";
        String after = "id: a\ntasks: [{id: y, type: wait, duration: 1s}, {id: x, type: wait, duration: 1s}]";

        assertThat(DefinitionChanges.between(read(before), read(after))).containsExactly("order");
    }

    private static WorkflowDefinition read(String document) {
        return ((ReadResult.Valid) WorkflowReader.read(document)).definition();
    }
}

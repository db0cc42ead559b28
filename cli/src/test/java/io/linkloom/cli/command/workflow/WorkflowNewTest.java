package io.linkloom.cli.command.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowNewTest {
    @ParameterizedTest
    @EnumSource(WorkflowNew.Template.class)
    void whatThereIsToBeginWithIsValid(WorkflowNew.Template template) {
        ReadResult read = WorkflowReader.read(WorkflowNew.read(template).replace("ID", "my-workflow"));

        assertThat(read).isInstanceOfSatisfying(ReadResult.Valid.class, valid -> {
            assertThat(valid.definition().id()).isEqualTo("my-workflow");
            assertThat(valid.warnings()).isEmpty();
        });
    }
}

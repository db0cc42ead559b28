package io.linkloom.cli.watch.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedInputsTest {
    @Test
    void readsInputsAsTheyAreTyped() {
        TypedInputs inputs = TypedInputs.of("day=2026-01-02 limit=5 name=\"a b\" all=true list=[1,2]");

        assertThat(inputs.wrong()).isNull();
        assertThat(inputs.values())
                .isEqualTo(Map.of("day", "2026-01-02", "limit", 5, "name", "a b", "all", true, "list", List.of(1, 2)));
    }

    @Test
    void namesTheFirstPartThatIsNone() {
        assertThat(TypedInputs.of("day=1 oops b=2").wrong()).isEqualTo("oops");
        assertThat(TypedInputs.of("").values()).isEmpty();
        assertThat(TypedInputs.of("a=\"open").wrong()).isNotNull();
    }
}

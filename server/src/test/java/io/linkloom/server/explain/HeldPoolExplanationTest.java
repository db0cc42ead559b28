package io.linkloom.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.Explanation;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.transition.ExecutionStateMachine;
import io.linkloom.model.json.Json;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.journal.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeldPoolExplanationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);

    private static Asked waitingForASlot() {
        ReadResult read =
                WorkflowReader.read("id: held\ntasks: [{id: call, type: http, url: 'http://backend.example/x'}]");
        Plan plan = new Plan(((ReadResult.Valid) read).graph());
        var header = new ExecutionHeader(
                "exec-00000000000000000000", "default", "held", 1, TriggerInfo.manual(NOW), Map.of(), 0, null);
        var begun = ExecutionStateMachine.begin(plan, header, Json.EMPTY_OBJECT, false, new Moment(NOW, 1, pool -> 0));
        return new Asked(begun.execution(), begun.decision().events(), "…", HeldPoolExplanationTest::words, null);
    }

    private static String words(String key, Object... arguments) {
        return key + " " + java.util.List.of(arguments);
    }

    @ParameterizedTest
    @EnumSource(
            value = WaitReason.class,
            names = {"SLOT", "RATE_LIMIT", "CIRCUIT_OPEN"})
    void whatHoldsThePoolIsTheReason(WaitReason reason) throws Exception {
        try (TestDatabase database = TestDatabase.inMemory()) {
            @Nullable WaitReason hold = reason == WaitReason.SLOT ? null : reason;
            Pools pools = name -> new Pools.Pool(3, 8, 2, hold, hold == null ? null : LATER);
            Explanation found = new Explainer(new Others(database.database()), pools).explain(waitingForASlot(), null);
            Explanation.Entry call = found.tasks().getFirst();
            assertThat(call.waitReason()).isEqualTo(reason);
            assertThat(call.until()).isEqualTo(hold == null ? null : LATER);
            assertThat(call.text()).contains("http://backend.example");
            assertThat(Objects.requireNonNull(call.release()).limit()).isEqualTo(8);
        }
    }
}

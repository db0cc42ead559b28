package io.linkloom.model.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InputsTest {
    private final WorkflowDefinition workflow = workflow("""
            id: w
            inputs:
              date: {type: date, default: "${{ trigger.date }}"}
              limit: {type: int, default: 100, min: 1, max: 1000}
              ratio: {type: number}
              env: {type: string, enum: [dev, prod], default: dev}
              who: {type: string, required: true}
              at: {type: datetime}
              every: {type: duration}
              options: {type: object}
              items: {type: array}
              flag: {type: boolean}
            tasks:
              - {id: t, type: approval}
            """);
    private final Scope scope = name -> Map.of("date", "2026-11-23");

    @Test
    void fillsInDefaultsInTheOrderOfTheDeclarations() {
        assertThat(resolved(Map.of("who", "me", "limit", 7.0)))
                .isEqualTo(
                        "{\"date\":\"2026-11-23\",\"limit\":7,\"ratio\":null,"
                                + "\"env\":\"dev\",\"who\":\"me\",\"at\":null,\"every\":null,\"options\":null,\"items\":null,\"flag\":null}");
    }

    @Test
    void takesEveryType() {
        assertThat(resolved(Map.of(
                        "who",
                        "me",
                        "ratio",
                        1L,
                        "at",
                        "2026-01-01T00:00:00+02:00",
                        "every",
                        "1h30m",
                        "options",
                        Map.of("a", 1L),
                        "items",
                        List.of(1L),
                        "flag",
                        true)))
                .contains("\"items\":[1]");
    }

    @Test
    void findsEverythingThatIsWrong() {
        assertThat(refused(
                        Map.of("limit", 0L, "env", "prd", "lmit", 1L, "at", "now", "flag", "yes", "items", Map.of())))
                .containsExactlyInAnyOrder(
                        "/lmit unknown-input limit",
                        "/limit below-min",
                        "/env not-in-enum prod",
                        "/who input-missing",
                        "/at not-of-type",
                        "/flag not-of-type",
                        "/items not-of-type");
        assertThat(refused(Map.of("who", 5L, "limit", 1.5, "date", "2026-13-01", "every", "soon", "ratio", "1")))
                .containsExactlyInAnyOrder(
                        "/who not-of-type",
                        "/limit not-of-type",
                        "/date not-of-type",
                        "/every not-of-type",
                        "/ratio not-of-type");
    }

    @Test
    void inputsAreLimitedInSize() {
        assertThat(refused(Map.of("who", "x".repeat(Inputs.MAX_BYTES)))).containsExactly(" inputs-too-large");
    }

    @Test
    void aDefaultIsEvaluatedOnceAndOnlyWhereItIsNeeded() {
        AtomicInteger asked = new AtomicInteger();
        Scope counting = name -> {
            asked.incrementAndGet();
            return Map.of("date", "2026-11-23");
        };

        Inputs.resolve(workflow, Map.of("who", "me", "date", "2026-01-01"), counting);
        assertThat(asked).hasValue(0);
        Inputs.resolve(workflow, Map.of("who", "me"), counting);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aDefaultThatFailsOrDoesNotFitIsRefused() {
        Scope empty = name -> Map.of();
        Scope wrong = name -> Map.of("date", 5L);

        assertThat(Inputs.resolve(workflow, Map.of("who", "me"), empty))
                .isInstanceOfSatisfying(
                        Inputs.Result.Refused.class,
                        refused -> assertThat(refused.errors().getFirst().message())
                                .contains("`date`", "trigger.date", "not present"));
        assertThat(Inputs.resolve(workflow, Map.of("who", "me"), wrong)).isInstanceOf(Inputs.Result.Refused.class);
    }

    private String resolved(Map<String, ?> given) {
        return ((Inputs.Result.Resolved) Inputs.resolve(workflow, given, scope))
                .inputs()
                .toString();
    }

    private List<String> refused(Map<String, ?> given) {
        return ((Inputs.Result.Refused) Inputs.resolve(workflow, given, scope))
                .errors().stream()
                        .map(error -> error.pointer() + " " + error.code()
                                + (error.suggestion() == null ? "" : " " + error.suggestion()))
                        .toList();
    }

    private static WorkflowDefinition workflow(String document) {
        return ((ReadResult.Valid) WorkflowReader.read(document)).definition();
    }
}

package io.linkloom.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.linkloom.fixture.Theatre;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published schema of test files against their reader: what one refuses the other refuses, as far as a schema can know. */
class TestFileSchemaTest {
    private static final Set<String> STRUCTURAL = Set.of(
            "unknown-key",
            "missing-key",
            "wrong-type",
            "unknown-value",
            "out-of-range",
            "empty-list",
            "empty-text",
            "bad-id",
            "bad-datetime",
            "bad-workflow",
            "not-together",
            "inputs-of-trigger",
            "expression-expected");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WorkflowSchema.ofTests(), InputFormat.JSON);
    private final Theatre theatre =
            Theatre.of("""
                    id: flow
                    schedule: "0 3 * * *"
                    inputs: {limit: {type: int, default: 1}}
                    triggers:
                      - {type: event, event: order.created}
                      - {type: workflow, workflow: import, on: [FAILED]}
                    tasks:
                      - {id: fetch, type: http, url: "http://b/fetch"}
                      - {id: archive, type: shell, command: tar}
                      - {id: score, type: java, class: a.B}
                      - {id: each, type: http, url: "http://b/each", forEach: "${{ tasks.fetch.output }}", dependsOn: [fetch]}
                      - {id: sign_off, type: approval}
                      - {id: second, type: approval}
                      - {id: mail, type: workflow, workflow: mail}
                    outputs: {rows: 1}
                    """).beside("mail.yaml", "id: mail\ntasks: [{id: smtp, type: java, class: a.B}]\n");

    @Test
    void bothAcceptWhatIsRight() throws IOException, Unreadable {
        assertThat(theatre.found(everything())).isEmpty();
        assertThat(refusals(plain())).isEmpty();
    }

    @Test
    void theyAgreeAboutWhatIsNearlyRight() throws IOException, Unreadable {
        Object whole = plain();
        long first = Long.getLong("loom.seed", 1);
        for (long seed = first; seed < first + 2000; seed++) {
            agree(Mutation.of(whole, new SplittableRandom(seed), 0.004), seed);
        }
    }

    private void agree(@Nullable Object document, long seed) {
        List<Error> refusals = refusals(document);
        List<Diagnostic> errors = theatre.errors(Json.of(document).toString());
        if (!refusals.isEmpty())
            assertThat(errors)
                    .as("seed %s: only the schema refuses: %s", seed, refusals)
                    .isNotEmpty();
        List<Diagnostic> structural = errors.stream()
                .filter(error -> STRUCTURAL.contains(error.code()))
                .toList();
        if (!structural.isEmpty())
            assertThat(refusals)
                    .as("seed %s: only the reader refuses: %s", seed, structural)
                    .isNotEmpty();
    }

    private List<Error> refusals(@Nullable Object document) {
        return schema.validate(Json.of(document).toString(), InputFormat.JSON);
    }

    private static @Nullable Object plain() throws IOException, Unreadable {
        return TemplateReader.plain(NodeReader.read(everything(), new Findings()));
    }

    private static String everything() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TestFileSchemaTest.class.getResourceAsStream("everything.test.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

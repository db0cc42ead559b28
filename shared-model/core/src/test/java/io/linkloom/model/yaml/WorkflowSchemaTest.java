package io.linkloom.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.json.Json;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The published schema against the reader: what the schema refuses the reader refuses too, and the schema refuses whatever the reader
 * finds wrong in the structure.
 */
class WorkflowSchemaTest {
    private static final Set<String> STRUCTURAL = Set.of(
            "unknown-key",
            "missing-key",
            "wrong-type",
            "unknown-value",
            "out-of-range",
            "bad-id",
            "one-of",
            "key-needs",
            "empty-list",
            "no-tasks",
            "bad-method",
            "bad-header-name",
            "reserved-header",
            "bad-status",
            "bad-env-name",
            "bad-class",
            "bad-workflow",
            "required-with-default",
            "bounds-not-for-type",
            "run-if-without-upstream",
            "expression-in-command",
            "bad-duration",
            "empty-text",
            "expression-expected");
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WorkflowSchema.text(), InputFormat.JSON);

    @Test
    void acceptsWhatIsRight() throws Unreadable {
        for (String document : List.of(Documents.everything(), Documents.dailyReport())) {
            assertThat(refusals(plain(document))).isEmpty();
        }
    }

    @Test
    void agreesAboutBrokenDocuments() throws Unreadable {
        for (BrokenDocuments.Broken broken : BrokenDocuments.ALL) {
            boolean parses =
                    ((ReadResult.Invalid) WorkflowReader.read(broken.document())).kind() == ReadResult.Kind.INVALID;
            boolean isJson = broken.found().stream()
                    .noneMatch(line -> line.contains("bad-key") || line.contains("duplicate-key"));
            if (parses && isJson) agree(plain(broken.document()), broken.document());
        }
    }

    @Test
    void agreesAboutGeneratedDocuments() throws Unreadable {
        Object whole = plain(Documents.everything());
        long first = Long.getLong("loom.seed", 1);
        for (long seed = first; seed < first + 3000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            agree(Mutation.of(whole, random, 0.004), "seed " + seed);
        }
    }

    private void agree(@Nullable Object document, String what) {
        List<Error> refusals = refusals(document);
        ReadResult result = WorkflowReader.read(Json.of(document).toString());
        List<Diagnostic> errors = result instanceof ReadResult.Invalid invalid ? invalid.errors() : List.of();
        if (!refusals.isEmpty())
            assertThat(errors)
                    .as("%s: only the schema refuses: %s", what, refusals)
                    .isNotEmpty();
        List<Diagnostic> structural = errors.stream()
                .filter(error -> STRUCTURAL.contains(error.code()))
                .toList();
        if (!structural.isEmpty())
            assertThat(refusals)
                    .as("%s: only the reader refuses: %s", what, structural)
                    .isNotEmpty();
    }

    private List<Error> refusals(@Nullable Object document) {
        return schema.validate(Json.of(document).toString(), InputFormat.JSON);
    }

    private static @Nullable Object plain(String document) throws Unreadable {
        return TemplateReader.plain(NodeReader.read(document, new Findings()));
    }
}

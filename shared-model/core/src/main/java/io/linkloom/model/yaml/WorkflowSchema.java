package io.linkloom.model.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The JSON Schema of the language, draft 2020-12, for editors. It knows the structure; what depends on the whole document (cycles,
 * references, expressions) only the reader knows.
 */
public final class WorkflowSchema {
    private WorkflowSchema() {}

    /** The schema as JSON text. */
    public static String text() {
        return read("/io/linkloom/model/workflow.schema.json");
    }

    /** The schema of test files, as JSON text. */
    public static String ofTests() {
        return read("/io/linkloom/model/workflow-test.schema.json");
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(WorkflowSchema.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

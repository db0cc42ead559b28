package io.linkloom.cli.document;

import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.nio.charset.StandardCharsets;

/**
 * A document somebody named.
 *
 * @param name as messages name it: the path or the address; `-` for what was piped in
 * @param bytes as they are
 */
public record Source(String name, byte[] bytes) {

    /** What the server would say of it, but for what only a server knows. */
    public ReadResult read() {
        return WorkflowReader.read(bytes);
    }

    /** Only for what was read without a finding; else it may be no UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

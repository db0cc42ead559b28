package io.linkloom.cli.manual;

import java.util.List;

/**
 * A key of a workflow document.
 *
 * @param path such as `tasks.retry.maxAttempts`; empty for the document
 * @param type such as `text`, `list of object`
 * @param required whether it has to be there
 * @param oneOf values that it may have; empty for any
 * @param bounds such as `1 to 100`; empty for none
 * @param fields the keys inside of it
 */
public record Field(
        String path,
        String name,
        String type,
        String description,
        boolean required,
        List<String> oneOf,
        String bounds,
        List<Field> fields) {
    public Field {
        oneOf = List.copyOf(oneOf);
        fields = List.copyOf(fields);
    }
}

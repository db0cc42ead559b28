package io.linkloom.api;

import java.time.Instant;
import java.util.List;

/**
 * What came of putting a secret.
 *
 * @param result `created` or `updated`
 * @param warnings such as a value that is so short that innocent text looks like it
 */
public record SecretSaved(
        String name, String namespace, Instant createdAt, Instant updatedAt, String result, List<Finding> warnings) {
    public SecretSaved {
        warnings = Copies.list(warnings);
    }
}

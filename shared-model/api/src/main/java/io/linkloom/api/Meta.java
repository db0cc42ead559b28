package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a server is and what this caller may do there.
 *
 * @param features names of what is switched on
 * @param limits greatest allowed numbers by name
 * @param permissions names of what this caller may do
 */
public record Meta(
        String version, List<String> features, Map<String, Long> limits, Instant serverTime, List<String> permissions) {
    public Meta {
        features = Copies.list(features);
        limits = Copies.map(limits);
        permissions = Copies.list(permissions);
    }
}

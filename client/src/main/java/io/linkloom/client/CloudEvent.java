package io.linkloom.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as CloudEvents 1.0 has it: `CloudEvent.of("/shop", "order.placed").data(Map.of("order", 17))`.
 *
 * @param id with `source` it tells events apart: the same pair again, within 7 days, starts nothing
 * @param source URI reference of where it happened
 * @param type what happened; triggers of workflows name it
 * @param subject what it happened to; null for none
 * @param time when it happened; null when that is not said
 * @param data any value that is JSON; null for none
 * @param extensions further attributes by name, lower case letters and digits
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable Instant time,
        @Nullable Object data,
        Map<String, Object> extensions) {
    public CloudEvent {
        requireNonNull(id);
        requireNonNull(source);
        requireNonNull(type);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** With a random id, and without data. */
    public static CloudEvent of(String source, String type) {
        return new CloudEvent(UUID.randomUUID().toString(), source, type, null, null, null, Map.of());
    }

    public CloudEvent id(String value) {
        return new CloudEvent(value, source, type, subject, time, data, extensions);
    }

    public CloudEvent subject(String value) {
        return new CloudEvent(id, source, type, value, time, data, extensions);
    }

    public CloudEvent time(Instant value) {
        return new CloudEvent(id, source, type, subject, value, data, extensions);
    }

    public CloudEvent data(@Nullable Object value) {
        return new CloudEvent(id, source, type, subject, time, value, extensions);
    }

    public CloudEvent extension(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new CloudEvent(id, source, type, subject, time, data, more);
    }

    /** In structured mode. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(extensions);
        json.put("specversion", "1.0");
        json.put("id", id);
        json.put("source", source);
        json.put("type", type);
        if (subject != null) json.put("subject", subject);
        if (time != null) json.put("time", time.toString());
        if (data != null) {
            json.put("datacontenttype", Call.JSON);
            json.put("data", data);
        }
        return json;
    }
}

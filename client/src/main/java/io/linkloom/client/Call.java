package io.linkloom.client;

import io.linkloom.api.Page;
import io.linkloom.client.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is sent, and how its answer is understood.
 *
 * @param path from the root of the server, encoded, with its query
 * @param body null for none
 * @param repeatable whether sending it twice does what sending it once does
 */
record Call<T>(
        String method,
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean repeatable,
        Reading<T> reading) {

    static final String JSON = "application/json";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    static <T> Call<T> get(Address address, Class<T> type) {
        return new Call<>("GET", address.toString(), Map.of(), null, true, Reading.json(type));
    }

    static <T> Call<Page<T>> page(Address address, Class<T> item) {
        return new Call<>("GET", address.toString(), Map.of(), null, true, Reading.page(item));
    }

    static Call<String> text(Address address, String mediaType) {
        return new Call<>("GET", address.toString(), Map.of("Accept", mediaType), null, true, Reading.TEXT);
    }

    /** Sent once, unless it is made repeatable. */
    static <T> Call<T> post(Address address, @Nullable Object json, Class<T> type) {
        Map<String, String> headers = json == null ? Map.of() : Map.of("Content-Type", JSON);
        byte[] body = json == null ? null : bytes(json);
        return new Call<>("POST", address.toString(), headers, body, false, Reading.json(type));
    }

    static <T> Call<T> put(Address address, Object json, Class<T> type) {
        Map<String, String> headers = Map.of("Content-Type", JSON);
        return new Call<>("PUT", address.toString(), headers, bytes(json), true, Reading.json(type));
    }

    static <T> Call<T> document(String method, Address address, String yaml, Class<T> type) {
        Map<String, String> headers = Map.of("Content-Type", "application/yaml");
        byte[] body = yaml.getBytes(StandardCharsets.UTF_8);
        return new Call<>(method, address.toString(), headers, body, true, Reading.json(type));
    }

    static Call<String> delete(Address address) {
        return new Call<>("DELETE", address.toString(), Map.of(), null, true, Reading.TEXT);
    }

    Call<T> with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call<>(method, path, all, body, repeatable, reading);
    }

    Call<T> withKey(String idempotencyKey) {
        return with(IDEMPOTENCY_KEY, idempotencyKey).repeatably();
    }

    Call<T> repeatably() {
        return new Call<>(method, path, headers, body, true, reading);
    }

    private static byte[] bytes(Object value) {
        return Json.write(value).getBytes(StandardCharsets.UTF_8);
    }

    boolean hasKey() {
        return headers.containsKey(IDEMPOTENCY_KEY);
    }
}

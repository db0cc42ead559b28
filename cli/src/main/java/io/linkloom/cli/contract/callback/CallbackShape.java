package io.linkloom.cli.contract.callback;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server understands; each method gives the first fault, null when there is none. */
final class CallbackShape {
    private static final Set<String> RESULT = Set.of("status", "output", "error");
    private static final Set<String> ERROR = Set.of("message", "retryable", "code");
    private static final Set<String> HEARTBEAT = Set.of("progress", "message");
    private static final Set<String> LINE = Set.of("level", "message");

    private CallbackShape() {}

    static @Nullable Fault result(String contentType, byte[] body) {
        if (!type(contentType).equals("application/json")) return new Fault(Fault.Kind.NO_JSON_TYPE, contentType);
        if (body.length > 2 * Json.MAX_BYTES) return Fault.of(Fault.Kind.TOO_LARGE);
        Object value = value(body);
        if (value instanceof Fault fault) return fault;
        if (!(value instanceof Map<?, ?> result)) return Fault.of(Fault.Kind.NO_OBJECT);
        Fault unknown = unknown(result, RESULT);
        if (unknown != null) return unknown;
        Object error = result.get("error");
        Object output = result.get("output");
        Object status = result.get("status");
        if (status == null) return Fault.of(Fault.Kind.NO_STATUS);
        return switch (String.valueOf(status)) {
            case "succeeded" -> error == null ? length(output) : Fault.of(Fault.Kind.OUTPUT_AND_ERROR);
            case "failed" -> output == null ? error(error) : Fault.of(Fault.Kind.OUTPUT_AND_ERROR);
            default -> new Fault(Fault.Kind.UNKNOWN_STATUS, String.valueOf(status));
        };
    }

    static @Nullable Fault heartbeat(String contentType, byte[] body) {
        if (body.length == 0) return null;
        if (!type(contentType).equals("application/json")) return new Fault(Fault.Kind.NO_JSON_TYPE, contentType);
        Object value = value(body);
        if (value instanceof Fault fault) return fault;
        if (!(value instanceof Map<?, ?> heartbeat)) return Fault.of(Fault.Kind.NO_OBJECT);
        Fault unknown = unknown(heartbeat, HEARTBEAT);
        if (unknown != null) return unknown;
        Object progress = heartbeat.get("progress");
        boolean fits = progress == null
                || progress instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1;
        return fits ? null : new Fault(Fault.Kind.WRONG_TYPE, "progress");
    }

    static @Nullable Fault logs(String contentType, byte[] body) {
        String type = type(contentType);
        if (type.equals("text/plain")) return null;
        if (!type.equals("application/json") && !type.equals("application/x-ndjson")) {
            return new Fault(Fault.Kind.NO_JSON_TYPE, contentType);
        }
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        for (String line : lines) {
            if (line.isBlank()) continue;
            Object value = value(line.getBytes(StandardCharsets.UTF_8));
            if (value instanceof Fault fault) return fault;
            if (!(value instanceof Map<?, ?> fields)) return Fault.of(Fault.Kind.NO_OBJECT);
            Fault unknown = unknown(fields, LINE);
            if (unknown != null) return unknown;
        }
        return null;
    }

    private static @Nullable Fault error(@Nullable Object error) {
        if (!(error instanceof Map<?, ?> fields)) return Fault.of(Fault.Kind.NO_ERROR);
        Fault unknown = unknown(fields, ERROR);
        if (unknown != null) return unknown;
        Object retryable = fields.get("retryable");
        return retryable == null || retryable instanceof Boolean
                ? null
                : new Fault(Fault.Kind.WRONG_TYPE, "error.retryable");
    }

    private static @Nullable Fault length(@Nullable Object output) {
        return Json.of(output).length() > Json.MAX_BYTES ? Fault.of(Fault.Kind.TOO_LARGE) : null;
    }

    private static @Nullable Fault unknown(Map<?, ?> object, Set<String> known) {
        for (Object name : object.keySet()) {
            if (!known.contains(String.valueOf(name))) return new Fault(Fault.Kind.UNKNOWN_FIELD, String.valueOf(name));
        }
        return null;
    }

    /** A JSON value, or the fault that it is none. */
    private static @Nullable Object value(byte[] body) {
        try {
            return Json.parse(body).value();
        } catch (JsonFormatException e) {
            return new Fault(Fault.Kind.NO_JSON, String.valueOf(e.getMessage()));
        }
    }

    private static String type(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}

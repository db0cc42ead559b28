package io.linkloom.server.api;

import io.linkloom.model.json.Json;
import io.linkloom.server.scheduler.event.CloudEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What CloudEvents 1.0 asks of an event. */
final class CloudEventRules {
    private static final int MAX_ATTRIBUTE = 2_048;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final List<String> DATA = List.of("data", "data_base64");

    private final Map<?, ?> event;
    private final String at;

    private CloudEventRules(Map<?, ?> event, String at) {
        this.event = event;
        this.at = at;
    }

    /** @param at where the event stands in the body */
    static CloudEvent check(Json whole, String at) {
        if (!(whole.value() instanceof Map<?, ?> event)) {
            throw Bodies.invalid(at, "finding.wrong-type", Localized.of("expected.object"));
        }
        return new CloudEventRules(event, at).check(whole);
    }

    private CloudEvent check(Json whole) {
        String version = required("specversion");
        if (!version.equals("1.0")) throw wrong("specversion", "finding.not-one-of", "1.0");
        String source = required("source");
        String id = required("id");
        String type = required("type");
        if (!isUri(source)) throw wrong("source", "finding.event-uri");
        text("subject");
        String schema = text("dataschema");
        if (schema != null && !isUri(schema)) throw wrong("dataschema", "finding.event-uri");
        String time = text("time");
        if (time != null && !isTime(time)) {
            throw wrong("time", "finding.wrong-type", Localized.of("expected.instant"));
        }
        String contentType = text("datacontenttype");
        if (contentType != null && !isMediaType(contentType))
            throw wrong("datacontenttype", "finding.event-media-type");
        event.forEach(this::extension);
        base64();
        if (whole.length() > CloudEvent.MAX_BYTES) throw new ApiProblem(ProblemKind.TOO_LARGE, CloudEvent.MAX_BYTES);
        return new CloudEvent(source, id, type, whole);
    }

    private String required(String name) {
        String value = text(name);
        if (value == null) throw wrong(name, "finding.missing", name);
        return value;
    }

    /** Null when it is not given; a given one is not empty. */
    private @Nullable String text(String name) {
        Object value = event.get(name);
        if (value == null) return null;
        if (!(value instanceof String text) || text.isEmpty()) {
            throw wrong(name, "finding.wrong-type", Localized.of("expected.filled-text"));
        }
        if (text.length() > MAX_ATTRIBUTE) throw wrong(name, "finding.too-long", MAX_ATTRIBUTE);
        return text;
    }

    private void extension(Object key, @Nullable Object value) {
        String name = String.valueOf(key);
        if (DATA.contains(name)) return;
        if (!NAME.matcher(name).matches()) throw wrong(name, "finding.event-attribute", name);
        if (value instanceof Map || value instanceof List || value instanceof Double) {
            throw wrong(name, "finding.wrong-type", Localized.of("expected.attribute"));
        }
        if (value instanceof String text && text.length() > MAX_ATTRIBUTE) {
            throw wrong(name, "finding.too-long", MAX_ATTRIBUTE);
        }
    }

    private void base64() {
        Object encoded = event.get("data_base64");
        if (encoded == null) return;
        if (event.get("data") != null) throw Bodies.invalid(at, "finding.exclusive", "data", "data_base64");
        try {
            if (encoded instanceof String text && Base64.getDecoder().decode(text) != null) return;
        } catch (IllegalArgumentException e) {
            throw wrong("data_base64", "finding.wrong-type", Localized.of("expected.base64"));
        }
        throw wrong("data_base64", "finding.wrong-type", Localized.of("expected.base64"));
    }

    private ApiProblem wrong(String name, String key, Object... arguments) {
        return Bodies.invalid(at + "/" + name.replace("~", "~0").replace("/", "~1"), key, arguments);
    }

    private static boolean isUri(String text) {
        try {
            new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.parseMediaType(text);
            return true;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}

package io.linkloom.server.api;

import io.linkloom.model.json.Json;
import io.linkloom.server.scheduler.event.CloudEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads CloudEvents 1.0 from requests: attributes in headers, one event as JSON, or a batch of them. */
final class CloudEvents {
    static final int MAX_BATCH = 1_000;

    private static final String HEADER_PREFIX = "ce-";
    private static final MediaType STRUCTURED = MediaType.parseMediaType("application/cloudevents+json");
    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final List<MediaType> ANY = List.of(STRUCTURED, BATCH, MediaType.ALL);

    private CloudEvents() {}

    /** The events of a request, all of them well formed, or the problem with the first that is not. */
    static List<CloudEvent> read(HttpServletRequest request) throws IOException {
        MediaType type = contentType(request);
        if (type != null && BATCH.includes(type)) return batch(request);
        if (type != null && STRUCTURED.includes(type)) {
            return List.of(
                    CloudEventRules.check(Bodies.parse(Bodies.bytes(request, Bodies.MAX_DOCUMENT), Json.class), ""));
        }
        boolean otherForm = type != null && type.getSubtype().startsWith("cloudevents");
        if (otherForm) throw new ApiProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE, MediaType.toString(ANY));
        return List.of(binary(request, type));
    }

    private static @Nullable MediaType contentType(HttpServletRequest request) {
        String text = request.getContentType();
        try {
            return text == null ? null : MediaType.parseMediaType(text);
        } catch (InvalidMediaTypeException e) {
            throw new ApiProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE, MediaType.toString(ANY));
        }
    }

    private static List<CloudEvent> batch(HttpServletRequest request) throws IOException {
        Json body = Bodies.parse(Bodies.bytes(request, Bodies.MAX_DOCUMENT), Json.class);
        if (!(body.value() instanceof List<?> list)) {
            throw Bodies.invalid("", "finding.wrong-type", Localized.of("expected.list"));
        }
        if (list.size() > MAX_BATCH) throw Bodies.invalid("", "finding.too-many", MAX_BATCH);
        List<CloudEvent> events = new ArrayList<>(list.size());
        for (Object each : list) events.add(CloudEventRules.check(Json.of(each), "/" + events.size()));
        return events;
    }

    private static CloudEvent binary(HttpServletRequest request, @Nullable MediaType type) throws IOException {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (!name.startsWith(HEADER_PREFIX)) continue;
            String attribute = name.substring(HEADER_PREFIX.length());
            List<String> values = Collections.list(request.getHeaders(header));
            if (values.size() > 1) throw Bodies.invalid("/" + attribute, "finding.too-many", 1);
            if (attribute.equals("datacontenttype") || attribute.startsWith("data_") || attribute.equals("data")) {
                throw Bodies.invalid("/" + attribute, "finding.event-content-type");
            }
            event.put(attribute, decoded(attribute, values.getFirst()));
        }
        byte[] body = Bodies.bytes(request, Bodies.MAX_DOCUMENT);
        if (type != null) event.put("datacontenttype", request.getContentType());
        if (!event.containsKey("specversion")) throw Bodies.invalid("/specversion", "finding.event-mode");
        if (body.length > 0) data(event, type, body);
        return CloudEventRules.check(Json.of(event), "");
    }

    private static void data(Map<String, @Nullable Object> event, @Nullable MediaType type, byte[] body) {
        if (type != null && isJson(type)) {
            boolean none = new String(body, StandardCharsets.UTF_8).strip().equals("null");
            event.put("data", none ? Json.NULL : Bodies.parse(body, Json.class));
        } else if (type != null && type.getType().equals("text")) {
            Charset charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
            event.put("data", new String(body, charset));
        } else {
            event.put("data_base64", Base64.getEncoder().encodeToString(body));
        }
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** Headers carry UTF-8 in percent signs, and may quote. */
    private static String decoded(String attribute, String header) {
        String text = header.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(text.length());
        byte[] sent = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < sent.length; i++) {
            int value = sent[i];
            if (value == '%') {
                int high = i + 2 <= sent.length - 1 ? Character.digit(sent[i + 1], 16) : -1;
                int low = i + 2 <= sent.length - 1 ? Character.digit(sent[i + 2], 16) : -1;
                if (high < 0 || low < 0) throw Bodies.invalid("/" + attribute, "finding.event-encoding");
                value = high * 16 + low;
                i += 2;
            }
            bytes.write(value);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw Bodies.invalid("/" + attribute, "finding.event-encoding");
        }
    }
}

package io.linkloom.server.api;

import io.linkloom.api.Finding;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.json.JsonModule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads the bodies of requests: never more than is allowed, never another type than is taken, no unknown fields. */
final class Bodies {
    static final int MAX_DOCUMENT = 1 << 20;
    static final int MAX_JSON = 512 * 1024;

    private static final int MAX_DEPTH = 200;
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(400)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JsonModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Bodies() {}

    /** The body as it came, at most `max` bytes of it; stops reading when there is more. */
    static byte[] bytes(HttpServletRequest request, int max) throws IOException {
        if (request.getContentLengthLong() > max) throw new ApiProblem(ProblemKind.TOO_LARGE, max);
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) throw new ApiProblem(ProblemKind.TOO_LARGE, max);
            return bytes;
        }
    }

    /** Refuses any other media type. `optional`: a request without a body may go without. */
    static void requireType(HttpServletRequest request, List<MediaType> taken, boolean optional) {
        String type = request.getContentType();
        if (type == null && optional && request.getContentLengthLong() <= 0) return;
        try {
            if (type != null) {
                MediaType given = MediaType.parseMediaType(type);
                if (taken.stream().anyMatch(each -> each.includes(given))) return;
            }
        } catch (InvalidMediaTypeException e) {
            // The same answer as for one that is not taken.
        }
        throw new ApiProblem(ProblemKind.UNSUPPORTED_MEDIA_TYPE, MediaType.toString(taken));
    }

    /** A JSON body; null when there is none. */
    static <T> @Nullable T read(HttpServletRequest request, Class<T> type) throws IOException {
        requireType(request, JSON, true);
        byte[] body = bytes(request, MAX_JSON);
        return body.length == 0 ? null : parse(body, type);
    }

    /** JSON text as a value of the type. */
    static <T> T parse(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null)
                throw invalid("", null, Localized.of("finding.wrong-type", Localized.of("expected.object")), null);
            return value;
        } catch (UnrecognizedPropertyException e) {
            Set<String> known = new TreeSet<>();
            if (e.getKnownPropertyIds() != null) e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            String nearest = Nearest.to(e.getPropertyName(), known);
            Localized text = Localized.of("finding.unknown-field", e.getPropertyName(), String.join(", ", known));
            throw invalid(pointer(e), e.getLocation(), text, nearest);
        } catch (StreamReadException e) {
            throw malformed(e);
        } catch (DatabindException e) {
            throw invalid(pointer(e), e.getLocation(), Localized.of("finding.wrong-type", expected(e)), null);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private static ApiProblem malformed(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String what = e.getOriginalMessage() == null
                ? "?"
                : e.getOriginalMessage().lines().findFirst().orElse("?");
        // What the parser calls its own settings is of no use to a caller.
        what = what.replaceAll("\\(`?[A-Za-z.]*StreamRead[^)]*\\)+`?,?", "")
                .replaceAll("`[A-Za-z.]*StreamReadConstraints[^`]*`", "")
                .trim();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        String shown = what;
        List<ApiProblem.Found> errors = List.of(locale -> new Finding("", line, column, shown, null));
        return new ApiProblem(ProblemKind.MALFORMED_JSON, errors, line, column, what);
    }

    static ApiProblem invalid(
            String pointer, @Nullable TokenStreamLocation at, Localized text, @Nullable String suggestion) {
        Integer line = at == null || at.getLineNr() < 1 ? null : (Integer) at.getLineNr();
        Integer column = at == null || at.getColumnNr() < 1 ? null : (Integer) at.getColumnNr();
        ApiProblem.Found found = (Locale locale) -> new Finding(pointer, line, column, text.in(locale), suggestion);
        return new ApiProblem(ProblemKind.INVALID_BODY, List.of(found), 1);
    }

    /** As above, for something that has no place in the text. */
    static ApiProblem invalid(String pointer, String key, Object... arguments) {
        return invalid(pointer, null, Localized.of(key, arguments), null);
    }

    private static String pointer(DatabindException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static Object expected(DatabindException e) {
        boolean text = e instanceof tools.jackson.databind.exc.MismatchedInputException wrong
                && wrong.getTargetType() == String.class;
        boolean object = e instanceof tools.jackson.databind.exc.MismatchedInputException wrong
                && wrong.getTargetType() != null
                && (Map.class.isAssignableFrom(wrong.getTargetType())
                        || wrong.getTargetType().isRecord());
        if (text) return Localized.of("expected.text");
        if (object) return Localized.of("expected.object");
        return e instanceof tools.jackson.databind.exc.MismatchedInputException wrong && wrong.getTargetType() != null
                ? wrong.getTargetType().getSimpleName().toLowerCase(Locale.ROOT)
                : "JSON";
    }
}

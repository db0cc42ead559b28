package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskJson;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of an application that has Jackson 3, as Spring Boot 4 does. */
record Jackson3Json(JsonMapper mapper) implements TaskJson {
    @Override
    public @Nullable Object convert(@Nullable Object plain, Type type) {
        try {
            return mapper.convertValue(plain, mapper.constructType(type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(message(e), e);
        }
    }

    @Override
    public String write(@Nullable Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static String message(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
        return (path.isEmpty() ? "" : path + ": ") + e.getOriginalMessage();
    }
}

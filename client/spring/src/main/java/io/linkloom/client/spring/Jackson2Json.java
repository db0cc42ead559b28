package io.linkloom.client.spring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkloom.client.callback.TaskJson;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of an application that has Jackson 2, as Spring Boot 3 does. */
record Jackson2Json(ObjectMapper mapper) implements TaskJson {
    @Override
    public @Nullable Object convert(@Nullable Object plain, Type type) {
        try {
            return mapper.convertValue(plain, mapper.constructType(type));
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonMappingException cause
                    ? new IllegalArgumentException(message(cause), e)
                    : e;
        }
    }

    @Override
    public String write(@Nullable Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static String message(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                .collect(Collectors.joining("."));
        return (path.isEmpty() ? "" : path + ": ") + e.getOriginalMessage();
    }
}

package io.linkloom.client;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** How the body of a good answer is understood. */
@FunctionalInterface
interface Reading<T> {
    Reading<String> TEXT = answer -> new String(answer.body(), StandardCharsets.UTF_8);

    /** Null, or an exception, when it is nothing that Link Loom says. */
    @Nullable
    T read(HttpResponse<byte[]> answer) throws JacksonException;

    static <T> Reading<T> json(TypeReference<T> type) {
        return answer -> Json.MAPPER.readValue(answer.body(), type);
    }

    static <T> Reading<T> json(Class<T> type) {
        return answer -> Json.MAPPER.readValue(answer.body(), type);
    }
}

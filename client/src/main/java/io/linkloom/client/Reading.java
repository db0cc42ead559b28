package io.linkloom.client;

import io.linkloom.api.Page;
import io.linkloom.client.json.Json;
import io.linkloom.client.json.JsonException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the body of a good answer is understood. */
@FunctionalInterface
interface Reading<T> {
    Reading<String> TEXT = answer -> new String(answer.body(), StandardCharsets.UTF_8);

    /** Null, or an exception, when it is nothing that Link Loom says. */
    @Nullable
    T read(HttpResponse<byte[]> answer) throws JsonException;

    static <T> Reading<T> json(Class<T> type) {
        return answer -> Json.read(answer.body(), type);
    }

    static <T> Reading<Page<T>> page(Class<T> item) {
        Type type = new PageOf(item);
        return answer -> {
            @SuppressWarnings("unchecked")
            Page<T> page = (Page<T>) Json.convert(Json.read(answer.body()), type);
            return page;
        };
    }

    /** `Page<Item>` as a type. */
    record PageOf(Class<?> item) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {item};
        }

        @Override
        public Type getRawType() {
            return Page.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }
}

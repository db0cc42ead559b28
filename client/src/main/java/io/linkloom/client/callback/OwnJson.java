package io.linkloom.client.callback;

import io.linkloom.client.json.Json;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The JSON of the client. */
enum OwnJson implements TaskJson {
    INSTANCE;

    @Override
    public @Nullable Object convert(@Nullable Object plain, Type type) {
        return Json.convert(plain, type);
    }

    @Override
    public String write(@Nullable Object value) {
        return Json.write(value);
    }
}

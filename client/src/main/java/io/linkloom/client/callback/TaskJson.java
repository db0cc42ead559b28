package io.linkloom.client.callback;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** JSON between a server and the types of an application. */
public interface TaskJson {

    /**
     * A value of the wanted type.
     *
     * @param plain null, Boolean, number, String, List or Map, nested
     * @throws IllegalArgumentException when it does not fit; the message says where
     */
    @Nullable
    Object convert(@Nullable Object plain, Type type);

    /** @throws IllegalArgumentException when it cannot be written */
    String write(@Nullable Object value);

    /** The library's own: records, enums, collections, maps and `java.time`; members that a type does not have are passed over. */
    static TaskJson own() {
        return OwnJson.INSTANCE;
    }
}

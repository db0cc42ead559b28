package io.linkloom.model.json;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Lets Jackson write [Json] as the value that it is, and read it back. */
public final class JsonModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    public JsonModule() {
        addSerializer(Json.class, new Writer());
        addDeserializer(Json.class, new Reader());
    }

    private static final class Writer extends ValueSerializer<Json> {
        @Override
        public void serialize(Json json, JsonGenerator generator, SerializationContext context) {
            generator.writeRawValue(json.toString());
        }
    }

    private static final class Reader extends ValueDeserializer<Json> {
        @Override
        public Json deserialize(JsonParser parser, DeserializationContext context) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JsonGenerator generator = Json.generator(out)) {
                generator.copyCurrentStructureExact(parser);
            }
            return Json.trusted(out.toByteArray());
        }

        @Override
        public Json getNullValue(DeserializationContext context) {
            return Json.NULL;
        }

        /** What was not written was not there; only a written null is the value null. */
        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}

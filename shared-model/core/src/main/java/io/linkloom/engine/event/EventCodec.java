package io.linkloom.engine.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkloom.model.json.JsonModule;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Events as the journal keeps them: a JSON array, each event an object with its name under `e`. */
public final class EventCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JsonModule())
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A newer server may have added a field; what this one does not know it need not act upon.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<List<Event>> EVENTS = new TypeReference<>() {};
    private static final ObjectWriter WRITER = MAPPER.writerFor(EVENTS);
    private static final ObjectReader READER = MAPPER.readerFor(EVENTS);

    private EventCodec() {}

    public static byte[] write(List<? extends Event> events) {
        return WRITER.writeValueAsBytes(events);
    }

    /** Events in the order in which they were written. */
    public static List<Event> read(byte[] json) {
        return READER.readValue(json);
    }
}

package io.linkloom.server.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.json.JsonModule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The structured columns of view rows, as JSON. */
public final class RowCodec {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JsonModule())
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectWriter HEADER_WRITER = MAPPER.writerFor(ExecutionHeader.class);
    private static final ObjectReader HEADER_READER = MAPPER.readerFor(ExecutionHeader.class);
    private static final TypeReference<List<AttemptRecord>> ATTEMPTS = new TypeReference<>() {};
    private static final ObjectWriter ATTEMPTS_WRITER = MAPPER.writerFor(ATTEMPTS);
    private static final ObjectReader ATTEMPTS_READER = MAPPER.readerFor(ATTEMPTS);
    private static final ObjectReader COUNTS_READER = MAPPER.readerFor(new TypeReference<Map<TaskState, Integer>>() {});

    private RowCodec() {}

    public static byte[] header(ExecutionHeader header) {
        return HEADER_WRITER.writeValueAsBytes(header);
    }

    public static ExecutionHeader header(byte[] json) {
        return HEADER_READER.readValue(json);
    }

    public static byte @Nullable [] attempts(List<AttemptRecord> attempts) {
        return attempts.isEmpty() ? null : ATTEMPTS_WRITER.writeValueAsBytes(attempts);
    }

    public static List<AttemptRecord> attempts(byte @Nullable [] json) {
        return json == null ? List.of() : ATTEMPTS_READER.readValue(json);
    }

    public static byte @Nullable [] any(@Nullable Object value) {
        return value == null ? null : MAPPER.writeValueAsBytes(value);
    }

    public static @Nullable TaskFailure failure(byte @Nullable [] json) {
        return json == null ? null : MAPPER.readValue(json, TaskFailure.class);
    }

    public static @Nullable ExecutionCause cause(byte @Nullable [] json) {
        return json == null ? null : MAPPER.readValue(json, ExecutionCause.class);
    }

    public static @Nullable Map<TaskState, Integer> counts(byte @Nullable [] json) {
        return json == null ? null : COUNTS_READER.readValue(json);
    }
}

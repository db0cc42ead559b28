package io.linkloom.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aValueInsideAnotherIsWrittenAsItStands() throws JsonFormatException {
        Json rows = Json.parse("{\"rows\": 42, \"price\": 1.10, \"note\": \"a \\\" b\"}");
        assertThat(Json.of(Map.of("fetch_data", rows))).hasToString("{\"fetch_data\":" + rows + "}");
        assertThat(Json.of(List.of(rows, Json.NULL))).hasToString("[" + rows + ",null]");
    }
}

package io.linkloom.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller sends to start an execution; inputs that are left out take their declared defaults. */
public record StartExecution(Map<String, @Nullable Object> inputs, Map<String, String> labels) {
    public StartExecution {
        inputs = Copies.map(inputs);
        labels = Copies.map(labels);
    }
}

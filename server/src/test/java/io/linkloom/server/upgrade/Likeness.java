package io.linkloom.server.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether an answer of today says everything that it said then. A newer server may say more: a field more, or a value where there was none. */
final class Likeness {
    /** What is about executions that go on, or about today. */
    private static final Set<String> MOVING = Set.of("lastState", "nextRun", "nextCursor");

    private final List<String> differences = new ArrayList<>();

    static List<String> differences(String where, JsonNode then, JsonNode now) {
        Likeness likeness = new Likeness();
        likeness.compare(where, then, now);
        return likeness.differences;
    }

    private void compare(String where, JsonNode then, JsonNode now) {
        if (then.isObject()) {
            then.properties().forEach(field -> {
                if (!MOVING.contains(field.getKey()))
                    compare(where + "/" + field.getKey(), field.getValue(), now.path(field.getKey()));
            });
        } else if (then.isArray()) {
            if (then.size() != now.size())
                differences.add(where + " had " + then.size() + " entries, now " + now.size());
            for (int i = 0; i < Math.min(then.size(), now.size()); i++)
                compare(where + "/" + i, then.get(i), now.get(i));
        } else if (!then.isNull() && !then.equals(now)) {
            differences.add(where + " was " + then + ", now it is " + now);
        }
    }
}

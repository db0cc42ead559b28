package io.linkloom.server.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads again what was read before the upgrade. */
final class WhatWasThere {
    private final Stored stored;
    private final Requests requests;
    private final List<String> differences = new ArrayList<>();

    WhatWasThere(Stored stored, Requests requests) {
        this.stored = stored;
        this.requests = requests;
    }

    List<String> differences() {
        stored.ended().forEach((path, answer) -> compare(path, Requests.JSON.valueToTree(answer)));
        stored.open().forEach((path, answer) -> began(path, Requests.JSON.valueToTree(answer)));
        return differences;
    }

    private void compare(String path, JsonNode then) {
        differences.addAll(Likeness.differences(path, then, requests.get(path).json()));
    }

    /** What is under way may have gone on already, but its past is what it was. */
    private void began(String path, JsonNode then) {
        if (path.endsWith("/timeline")) {
            JsonNode now = requests.get(path).json().path("items");
            for (int i = 0; i < then.path("items").size(); i++) {
                differences.addAll(
                        Likeness.differences(path + "/" + i, then.path("items").get(i), now.path(i)));
            }
        } else if (path.matches("/api/executions/[^/]+")) {
            JsonNode now = requests.get(path).json();
            for (String field : List.of("id", "workflow", "version", "namespace", "inputs", "labels", "createdAt")) {
                differences.addAll(Likeness.differences(path + "/" + field, then.path(field), now.path(field)));
            }
        } else if (requests.get(path).status() != 200) {
            differences.add(path + " is not there any more");
        }
    }

    /** What a task that was waiting said before the upgrade. */
    static JsonNode task(Stored stored, String name, String task) {
        Map<String, Object> open = stored.open();
        Object answer = open.get("/api/executions/" + stored.executions().get(name) + "/tasks/" + task);
        return Requests.JSON.valueToTree(answer);
    }
}

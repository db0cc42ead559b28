package io.linkloom.cli.contract.wire;

import io.linkloom.model.json.Json;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The backend's task that is tested.
 *
 * @param url the whole address of the task
 * @param task its id in the made-up workflow
 * @param secret null: calls are not signed
 * @param headers that the task sets by itself
 * @param body JSON laid over the task envelope, or sent as it is
 * @param asItIs whether the body is the task's own and no envelope
 */
public record Target(
        URI url,
        String task,
        @Nullable SigningSecret secret,
        Map<String, String> headers,
        Json body,
        boolean asItIs,
        Patience patience) {
    /** A task under `/api/tasks/` of a backend, not signed. */
    public static Target of(URI url, Patience patience) {
        return new Target(url, lastName(url), null, Map.of(), Json.EMPTY_OBJECT, false, patience);
    }

    public Target signedWith(SigningSecret given) {
        return new Target(url, task, given, headers, body, asItIs, patience);
    }

    private static String lastName(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() ? "task" : name;
    }
}

package io.linkloom.server.scheduler.event;

import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event came to. */
public record Receipt(List<Started> executions, List<Trouble> errors) {
    static final Receipt NOTHING = new Receipt(List.of(), List.of());

    public Receipt {
        executions = List.copyOf(executions);
        errors = List.copyOf(errors);
    }

    /** An execution that was started. */
    public record Started(String id, String workflow, String namespace) {}

    /**
     * A workflow that was not started although its trigger waits for such events.
     *
     * @param id of the event
     * @param detail what exactly is wrong, where the kind does not say it
     */
    public record Trouble(
            String source,
            String id,
            String workflow,
            String namespace,
            Kind kind,
            @Nullable String detail) {}

    /** Why a workflow was not started. */
    public enum Kind {
        /** Its triggers are stopped. */
        PAUSED,
        /** It runs as often as it may, and does not queue. */
        OVER_LIMIT,
        /** Its `when` could not be evaluated, or is neither true nor false. */
        WHEN_FAILED,
        /** The inputs of its trigger could not be evaluated. */
        INPUTS_FAILED,
        /** The inputs are not those that it declares. */
        BAD_INPUTS,
        /** Too many workflows have triggered each other in a row. */
        CHAIN_TOO_LONG
    }

    static Receipt of(List<Receipt> all) {
        List<Started> executions = new ArrayList<>();
        List<Trouble> errors = new ArrayList<>();
        for (Receipt each : all) {
            executions.addAll(each.executions);
            errors.addAll(each.errors);
        }
        return new Receipt(executions, errors);
    }

    /** As it is kept. */
    byte[] encode() {
        return Json.of(this).utf8();
    }

    static Receipt decode(byte[] bytes) {
        List<Started> executions = new ArrayList<>();
        List<Trouble> errors = new ArrayList<>();
        if (!(Json.trusted(bytes).value() instanceof Map<?, ?> map)) return NOTHING;
        for (Map<?, ?> each : maps(map.get("executions"))) {
            executions.add(new Started(text(each, "id"), text(each, "workflow"), text(each, "namespace")));
        }
        for (Map<?, ?> each : maps(map.get("errors"))) {
            errors.add(new Trouble(
                    text(each, "source"),
                    text(each, "id"),
                    text(each, "workflow"),
                    text(each, "namespace"),
                    Kind.valueOf(text(each, "kind")),
                    each.get("detail") instanceof String detail ? detail : null));
        }
        return new Receipt(executions, errors);
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) for (Object each : list) if (each instanceof Map<?, ?> map) maps.add(map);
        return maps;
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }
}

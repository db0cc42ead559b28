package io.linkloom.model.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can stand before a `:`. */
enum Field {
    STATUS("status", "state"),
    WORKFLOW("workflow", "wf"),
    NAMESPACE("ns", "namespace"),
    TAG("tag"),
    TRIGGER("trigger"),
    ID("id"),
    ERROR("error"),
    VERSION("rev", "version"),
    CREATED("created"),
    STARTED("started"),
    ENDED("ended"),
    DURATION("duration"),
    IS("is"),
    /** Known words of the grammar that a list of executions has no answer to. */
    BEYOND("intended", "delay", "task", "taskstatus", "attempt", "backend", "node", "by");

    /** Also `label.<key>`; `param.<name>` is known, but a list has no inputs. */
    static final String LABEL = "label.";

    static final String PARAMETER = "param.";

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    static @Nullable Field named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Field field : values()) if (field.names.contains(wanted)) return field;
        return wanted.startsWith(PARAMETER) ? BEYOND : null;
    }

    static List<String> allNames() {
        List<String> all = new ArrayList<>();
        for (Field field : values()) all.addAll(field.names);
        return all;
    }
}

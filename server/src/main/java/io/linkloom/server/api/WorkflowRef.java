package io.linkloom.server.api;

import io.linkloom.model.definition.WorkflowDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A workflow as addresses name it: its id, or `namespace:id` outside of the default namespace. */
record WorkflowRef(String namespace, String id) {
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z0-9][a-z0-9-]{0,62}):)?([A-Za-z0-9][A-Za-z0-9_-]{0,99})");

    /** Null when nothing can have such a name. */
    static @Nullable WorkflowRef parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) return null;
        String namespace = matcher.group(1);
        return new WorkflowRef(namespace == null ? WorkflowDefinition.DEFAULT_NAMESPACE : namespace, matcher.group(2));
    }

    /** Whether the text names a namespace too. */
    static boolean isQualified(String text) {
        return text.indexOf(':') >= 0;
    }

    /** As an address names it. */
    @Override
    public String toString() {
        return namespace.equals(WorkflowDefinition.DEFAULT_NAMESPACE) ? id : namespace + ":" + id;
    }
}

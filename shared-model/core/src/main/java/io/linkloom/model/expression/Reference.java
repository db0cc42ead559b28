package io.linkloom.model.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where an expression reads a name.
 *
 * @param root the top-level name
 * @param steps what is selected from it, one after the other: a constant key, or null where the key is computed
 * @param offset of the root in the source, in code points
 */
public record Reference(String root, List<@Nullable String> steps, int offset) {
    public Reference {
        steps = Collections.unmodifiableList(new ArrayList<@Nullable String>(steps));
    }

    /** The constant key at this depth; null when there is none or it is computed. */
    public @Nullable String step(int depth) {
        return depth < steps.size() ? steps.get(depth) : null;
    }

    /** Whether something is selected at this depth by a key that is computed. */
    public boolean isComputed(int depth) {
        return depth < steps.size() && steps.get(depth) == null;
    }
}

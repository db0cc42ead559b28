package io.linkloom.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name of the token; null for somebody on the same machine where there are no tokens
 * @param namespaces that the caller may see and touch; null: all
 */
public record Caller(
        @Nullable String name, Role role, @Nullable Set<String> namespaces) {
    /** Somebody on the same machine, where there are no tokens. */
    public static final Caller LOCAL = new Caller(null, Role.ADMIN, null);

    private static final String ATTRIBUTE = Caller.class.getName();

    public boolean maySee(String namespace) {
        return namespaces == null || namespaces.contains(namespace);
    }

    /** The one who was let in with this request. */
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) return caller;
        throw new IllegalStateException("Expected the request to have passed the filter");
    }

    void enter(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}

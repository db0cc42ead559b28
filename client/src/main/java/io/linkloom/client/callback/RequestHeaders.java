package io.linkloom.client.callback;

import org.jspecify.annotations.Nullable;

/** The headers of one request, whatever HTTP server took it: `exchange.getRequestHeaders()::getFirst`, `request::getHeader`. */
@FunctionalInterface
public interface RequestHeaders {

    /** The first value of a header, its name in any case; null where there is none. */
    @Nullable
    String first(String name);
}

package io.linkloom.server.explain;

/** Where backends call back. */
@FunctionalInterface
public interface CallbackAddress {
    /** The address with `…` where the token belongs. */
    String withoutToken();
}

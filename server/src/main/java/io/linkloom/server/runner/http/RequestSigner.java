package io.linkloom.server.runner.http;

import io.linkloom.server.runner.AttemptContext;
import java.util.function.BiConsumer;

/** Adds headers that let a backend check who is calling and that the body is whole. */
@FunctionalInterface
public interface RequestSigner {

    /** Signs nothing. */
    RequestSigner NONE = (attempt, body, headers) -> {};

    /**
     * Called once per request, when everything else is decided.
     *
     * @param body exactly the bytes that are sent; empty when there is no body
     * @param headers takes name and value
     */
    void sign(AttemptContext attempt, byte[] body, BiConsumer<String, String> headers);
}

package io.linkloom.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a caller that the request was turned away. */
@FunctionalInterface
public interface RefusalWriter {
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;
}

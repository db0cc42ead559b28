package io.linkloom.client;

import java.net.URI;

/** No answer came, after as many tries as were safe. Whether the call arrived is unknown unless it could not connect. */
public final class LinkLoomUnreachableException extends LinkLoomException {
    private static final long serialVersionUID = 1;

    LinkLoomUnreachableException(URI server, String reason, Throwable cause) {
        super(withoutAnswer("unreachable", "No answer from " + server, reason), cause);
    }
}

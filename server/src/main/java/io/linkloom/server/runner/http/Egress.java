package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which addresses may be called. */
@FunctionalInterface
public interface Egress {

    /** Everything may be called. */
    Egress OPEN = (host, port, addresses) -> null;

    /**
     * Looks at every address that the host has at this moment.
     *
     * @return null when it may be called, else why not, for people
     */
    @Nullable String refusal(String host, int port, List<InetAddress> addresses);
}

package io.linkloom.server.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Where a server may listen: without tokens on this machine only. */
public final class AddressPolicy {
    /** Where it listens when nothing is set and there are no tokens. */
    public static final String LOOPBACK = "127.0.0.1";

    private AddressPolicy() {}

    /** The server must not start; the message is for people. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * @param address the setting `server.address`; null when it is not set, which means [#LOOPBACK] without tokens and everywhere with them
     * @throws Refused when others could reach a server that lets everybody in
     */
    public static void check(@Nullable String address, boolean hasTokens) throws Refused {
        if (hasTokens || address == null) return;
        try {
            if (!address.isBlank() && InetAddress.getByName(address.trim()).isLoopbackAddress()) return;
        } catch (UnknownHostException e) {
            throw new Refused(
                    "The address to listen on, server.address=" + address + ", is not known on this machine.");
        }
        throw new Refused(
                "Without tokens everybody who reaches the server may do everything, so it listens on this machine only;"
                        + " server.address=" + address
                        + " would open it to others. Configure link-loom.tokens[0].name, .sha256 and .role,"
                        + " or remove server.address.");
    }
}

package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;

/**
 * How this process resolves names: as the system does, but for hosts that are being called right now. For those it answers with the addresses
 * that were checked, whatever the system would say by now, so that a connection can only go where it was allowed to go.
 *
 * <p>The JVM's own cache is switched off, for it would answer before this is asked.
 */
public final class NameResolution extends InetAddressResolverProvider {
    /** Set on threads that ask the system on purpose. */
    private static final ThreadLocal<Boolean> ASKS_THE_SYSTEM = ThreadLocal.withInitial(() -> false);

    @Override
    public InetAddressResolver get(Configuration configuration) {
        Security.setProperty("networkaddress.cache.ttl", "0");
        return new Resolver(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "link-loom";
    }

    /** What the system says now. May block the carrier of a virtual thread. */
    static InetAddress[] askTheSystem(String host) throws UnknownHostException {
        ASKS_THE_SYSTEM.set(true);
        try {
            return InetAddress.getAllByName(host);
        } finally {
            ASKS_THE_SYSTEM.remove();
        }
    }

    private record Resolver(InetAddressResolver system) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            List<InetAddress> pinned = ASKS_THE_SYSTEM.get() ? null : Pins.of(host);
            return pinned == null ? system.lookupByName(host, policy) : pinned.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return system.lookupByAddress(address);
        }
    }
}

package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the allow-list.
 *
 * @param name of a host in lower case; with a dot in front: of all hosts of the domain; null for addresses
 * @param start first address of a range; null for names
 * @param bits of the range's prefix
 * @param port 0: any
 */
record AllowedTarget(@Nullable String name, byte @Nullable [] start, int bits, int port) {
    private static final String EXPECTED =
            "expected a host, host:port, *.domain, an address, or a range such as 10.0.0.0/8";

    static AllowedTarget parse(String entry) {
        int slash = entry.indexOf('/');
        if (slash >= 0) return range(entry, entry.substring(0, slash), entry.substring(slash + 1), 0);
        int colon = entry.lastIndexOf(':');
        boolean bareIpv6 = entry.indexOf(':') != colon && !entry.contains("]");
        boolean hasPort = colon > entry.lastIndexOf(']') && !bareIpv6;
        int port = hasPort ? number(entry, entry.substring(colon + 1), 1, 65_535) : 0;
        String host = hasPort ? entry.substring(0, colon) : entry;
        if (isAddress(host)) return range(entry, host, null, port);
        boolean domain = host.startsWith("*.");
        String plain = EgressRules.normal(domain ? host.substring(2) : host);
        if (!plain.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")) throw wrong(entry);
        return new AllowedTarget(domain ? "." + plain : plain, null, 0, port);
    }

    private static AllowedTarget range(String entry, String address, @Nullable String bits, int port) {
        if (!isAddress(address)) throw wrong(entry);
        byte[] start;
        try {
            start = InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw wrong(entry);
        }
        int all = start.length * 8;
        return new AllowedTarget(null, start, bits == null ? all : number(entry, bits, 0, all), port);
    }

    /** Literals only: nothing is resolved. */
    private static boolean isAddress(String text) {
        return text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || text.indexOf(':') >= 0 && text.matches("\\[?[0-9A-Fa-f:.]+]?");
    }

    private static int number(String entry, String text, int min, int max) {
        if (text.matches("\\d{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) return number;
        }
        throw wrong(entry);
    }

    private static IllegalArgumentException wrong(String entry) {
        return new IllegalArgumentException("link-loom.egress.allow has \"" + entry + "\": " + EXPECTED);
    }

    /** @param host in the form of [EgressRules#normal] */
    boolean names(String host, int calledPort) {
        if (name == null || port != 0 && port != calledPort) return false;
        return name.startsWith(".") ? host.endsWith(name) : host.equals(name.toLowerCase(Locale.ROOT));
    }

    boolean contains(byte[] address, int calledPort) {
        if (start == null || port != 0 && port != calledPort || address.length != start.length) return false;
        return ForbiddenAddresses.samePrefix(address, start, bits);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AllowedTarget target
                && java.util.Objects.equals(name, target.name)
                && Arrays.equals(start, target.start)
                && bits == target.bits
                && port == target.port;
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(name, Arrays.hashCode(start), bits, port);
    }
}

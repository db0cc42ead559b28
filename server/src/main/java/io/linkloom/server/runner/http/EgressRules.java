package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Link-local and metadata addresses are never called, nor what is no host at all. With an allow-list, nothing else than what it names is.
 */
public final class EgressRules implements Egress {
    /** Names under which clouds tell a machine its credentials. */
    private static final Set<String> METADATA_NAMES = Set.of(
            "metadata.google.internal", "metadata.goog", "metadata.azure.internal", "instance-data.ec2.internal");

    private final List<AllowedTarget> allowed;

    /**
     * @param allow hosts, `host:port`, `*.domain`, addresses and ranges such as `10.0.0.0/8`; empty: everything that is not forbidden
     * @throws IllegalArgumentException when one of them is none of that; the message says which
     */
    public EgressRules(List<String> allow) {
        List<AllowedTarget> targets = new ArrayList<>();
        for (String entry : allow) if (!entry.isBlank()) targets.add(AllowedTarget.parse(entry.strip()));
        this.allowed = List.copyOf(targets);
    }

    @Override
    public @Nullable String refusal(String host, int port, List<InetAddress> addresses) {
        String name = normal(host);
        if (METADATA_NAMES.contains(name)) return host + " is a metadata service, which is never called";
        for (InetAddress address : addresses) {
            String kind = ForbiddenAddresses.kind(address.getAddress());
            if (kind == null) continue;
            String where = address.getHostAddress();
            String which = where.equals(name) ? host : host + " has the address " + where + ", which";
            return which + " is " + kind + ": such addresses are never called";
        }
        if (allowed.isEmpty()) return null;
        for (AllowedTarget target : allowed) if (target.names(name, port)) return null;
        boolean everyAddress = !addresses.isEmpty();
        for (InetAddress address : addresses) {
            boolean any = false;
            for (AllowedTarget target : allowed) any |= target.contains(address.getAddress(), port);
            everyAddress &= any;
        }
        return everyAddress ? null : host + ":" + port + " is not on the list link-loom.egress.allow";
    }

    /** Lower case, no brackets, no dot at the end. */
    static String normal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) name = name.substring(1, name.length() - 1);
        while (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        return name;
    }
}

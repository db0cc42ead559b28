package io.linkloom.server.runner.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The checked addresses of hosts that are being called. For the whole process, as its resolver is. */
final class Pins {
    /** The client may still be about to connect for a call that has been given up. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int MANY = 10_000;
    private static final Map<String, Pin> PINS = new ConcurrentHashMap<>();

    /** `users`: how many calls are under way; `touched`: when the last of them came or went. */
    private record Pin(List<InetAddress> addresses, int users, long touched) {
        boolean isOver() {
            return users == 0 && System.nanoTime() - touched > LINGER_NANOS;
        }
    }

    private Pins() {}

    /** From now on the host has these addresses, until as many have let go as have held. */
    static void hold(String host, List<InetAddress> addresses) {
        if (PINS.size() > MANY) PINS.values().removeIf(Pin::isOver);
        PINS.compute(key(host), (key, pin) -> new Pin(addresses, pin == null ? 1 : pin.users + 1, System.nanoTime()));
    }

    static void letGo(String host) {
        PINS.computeIfPresent(
                key(host), (key, pin) -> new Pin(pin.addresses, Math.max(0, pin.users - 1), System.nanoTime()));
    }

    /** Null when the host is not being called. */
    static @Nullable List<InetAddress> of(String host) {
        Pin pin = PINS.get(key(host));
        return pin == null || pin.isOver() ? null : pin.addresses;
    }

    /** As if nothing had ever been called. */
    static void forget() {
        PINS.clear();
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}

package io.linkloom.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who is let in, before anything else looks at a request. */
final class Door {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";

    /** The only paths that need no token, as literals. */
    private static final Set<String> OPEN =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

    /** Callbacks carry a token of their own in the path; it is checked where it is used. */
    private static final String CALLBACKS = "/api/callbacks/";

    private final SecuritySettings settings;

    Door(SecuritySettings settings) {
        this.settings = settings;
    }

    /** What came of it: one of the two. */
    record Verdict(@Nullable Caller caller, @Nullable Refusal refusal) {
        static Verdict in(Caller caller) {
            return new Verdict(caller, null);
        }

        static Verdict out(Refusal refusal) {
            return new Verdict(null, refusal);
        }
    }

    Verdict judge(HttpServletRequest request) {
        if (!settings.hasTokens()) return judgeLocal(request);
        Caller known = known(request.getHeader("Authorization"));
        if (known != null)
            return maySeeAll(known) || !isMetrics(request) ? Verdict.in(known) : Verdict.out(Refusal.FORBIDDEN);
        String path = request.getRequestURI();
        boolean open = OPEN.contains(path) || isCallback(path);
        return open && request.getHeader("Authorization") == null
                ? Verdict.in(NOBODY)
                : Verdict.out(Refusal.UNAUTHENTICATED);
    }

    /** May do nothing that needs a role. */
    static final Caller NOBODY = new Caller(null, Role.VIEWER, Set.of());

    private static boolean maySeeAll(Caller caller) {
        return caller.namespaces() == null;
    }

    /** Metrics name the backends of every namespace. By the path as the container understood it, not as it was spelled. */
    private static boolean isMetrics(HttpServletRequest request) {
        return request.getServletPath().startsWith("/actuator/prometheus");
    }

    private static boolean isCallback(String path) {
        return path.startsWith(CALLBACKS)
                && path.substring(CALLBACKS.length()).matches("[A-Za-z0-9_-]{1,2000}(/heartbeat|/logs)?");
    }

    private static Verdict judgeLocal(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) return Verdict.out(Refusal.NOT_LOCAL);
        if (!isLocal(request.getHeader("Host"), request)) return Verdict.out(Refusal.WRONG_HOST);
        String origin = request.getHeader("Origin");
        if (origin != null && !isSameOrigin(origin, request)) return Verdict.out(Refusal.FOREIGN_ORIGIN);
        return Verdict.in(Caller.LOCAL);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLocal(@Nullable String host, HttpServletRequest request) {
        if (host == null) return false;
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String name = hasPort ? host.substring(0, colon) : host;
        String port = hasPort ? host.substring(colon + 1) : request.isSecure() ? "443" : "80";
        return LOCAL_NAMES.contains(name.toLowerCase(Locale.ROOT))
                && port.equals(Integer.toString(request.getLocalPort()));
    }

    private static boolean isSameOrigin(String origin, HttpServletRequest request) {
        try {
            URI uri = URI.create(origin);
            return request.getScheme().equalsIgnoreCase(uri.getScheme()) && isLocal(uri.getRawAuthority(), request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Compares with every token, in the same time whichever it is. */
    private @Nullable Caller known(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) return null;
        byte[] given = sha256(header.substring(BEARER.length()).trim());
        Caller found = null;
        for (SecuritySettings.Token token : settings.tokens()) {
            if (MessageDigest.isEqual(given, HexFormat.of().parseHex(token.sha256()))) found = token.caller();
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}

package io.linkloom.server.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands before everything: the API, streams, static files, the actuator. */
final class SecurityFilter implements Filter {
    private final Door door;
    private final RefusalWriter refusals;

    SecurityFilter(Door door, RefusalWriter refusals) {
        this.door = door;
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        harden(request, response);
        Door.Verdict verdict = door.judge(request);
        Caller caller = verdict.caller();
        if (caller == null) {
            refusals.write(request, response, verdict.refusal() == null ? Refusal.FORBIDDEN : verdict.refusal());
            return;
        }
        caller.enter(request);
        chain.doFilter(request, response);
    }

    private static void harden(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'");
        if (request.getRequestURI().startsWith("/api/")) response.setHeader("Cache-Control", "no-store");
    }
}

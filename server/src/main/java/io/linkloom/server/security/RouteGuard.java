package io.linkloom.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets only those to a handler whose role is enough for it: decided by the handler that was found, never by the spelling of a path. */
final class RouteGuard implements HandlerInterceptor {
    private final RefusalWriter refusals;

    RouteGuard(RefusalWriter refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) return true;
        RouteRoles.@Nullable Access needed = RouteRoles.of(method.getMethod());
        if (needed == RouteRoles.Access.ANYONE) return true;
        if (needed != null && needed.isGranted(Caller.of(request))) return true;
        refusals.write(request, response, Refusal.FORBIDDEN);
        return false;
    }
}

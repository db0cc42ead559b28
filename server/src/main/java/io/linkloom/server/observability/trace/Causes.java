package io.linkloom.server.observability.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes which request, of a trace of its own, started which execution. Only of late, and only until a restart: a trace is no record. */
final class Causes implements Filter {
    private static final int MOST = 10_000;
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String LOCATION = "/api/executions/";

    private final Map<String, SpanContext> byExecution = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SpanContext> eldest) {
            return size() > MOST;
        }
    };

    @Nullable
    SpanContext of(String execution) {
        synchronized (byExecution) {
            return byExecution.get(execution);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        String header = ((HttpServletRequest) request).getHeader("traceparent");
        if (header == null) return;
        HttpServletResponse answer = (HttpServletResponse) response;
        String location = answer.getHeader("Location");
        if (answer.getStatus() != HttpServletResponse.SC_CREATED || location == null) return;
        SpanContext cause = parse(header);
        if (cause == null || !location.startsWith(LOCATION)) return;
        synchronized (byExecution) {
            byExecution.putIfAbsent(location.substring(LOCATION.length()), cause);
        }
    }

    private static @Nullable SpanContext parse(String header) {
        Matcher matcher = TRACE_PARENT.matcher(header);
        if (!matcher.matches()) return null;
        SpanContext context = SpanContext.createFromRemoteParent(
                matcher.group(1), matcher.group(2), TraceFlags.fromHex(matcher.group(3), 0), TraceState.getDefault());
        return context.isValid() ? context : null;
    }
}

package io.linkloom.server.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times requests by the class of their status. Less than the framework's observations tell, for a fraction of their price.
 * Streams are left out, for how long somebody listened says nothing of this server.
 */
final class RequestMeters implements Filter {
    private static final int CLASSES = 6;

    private final Timer[] byClass = new Timer[CLASSES];

    RequestMeters(MeterRegistry registry) {
        for (int i = 1; i < CLASSES; i++) {
            byClass[i] = Timer.builder("loom.api.requests")
                    .description("Requests that were answered, by the class of their status")
                    .tag("status", i + "xx")
                    .register(registry);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = ((HttpServletResponse) response).getStatus();
        } finally {
            String type = response.getContentType();
            boolean stream = type != null && type.startsWith("text/event-stream");
            Timer timer = byClass[status >= 100 && status < 100 * CLASSES ? status / 100 : CLASSES - 1];
            if (!stream) timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }
}

package io.linkloom.server.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many spans left, and how many did not. There also where nobody wants spans, as 0. */
@Component
public class SpanCounts {
    private final Counter sent;
    private final Counter dropped;

    SpanCounts(MeterRegistry registry) {
        sent = Counter.builder("loom.spans.sent")
                .description("Spans that the collector of traces took")
                .register(registry);
        dropped = Counter.builder("loom.spans.dropped")
                .description("Spans that it did not take, and executions whose spans were not made for want of time")
                .register(registry);
    }

    public void sent(int count) {
        sent.increment(count);
    }

    public void dropped(int count) {
        dropped.increment(count);
    }
}

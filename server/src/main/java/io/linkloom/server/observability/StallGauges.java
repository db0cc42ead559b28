package io.linkloom.server.observability;

import io.linkloom.server.audit.StallAuditor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What the auditor found. As Prometheus sees it: `loom_stuck_executions`, which is 0 when all is well, and `loom_stalls_repaired_total`. */
@Component
class StallGauges implements MeterBinder {
    private final StallAuditor auditor;

    StallGauges(StallAuditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("loom.stuck.executions", auditor, StallAuditor::stuck)
                .description("Executions that wait for something that nothing will bring")
                .register(registry);
        FunctionCounter.builder("loom.stalls.repaired", auditor, StallAuditor::repaired)
                .description("Executions that were taken up again because they stalled")
                .register(registry);
    }
}

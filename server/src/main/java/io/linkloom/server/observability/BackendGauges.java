package io.linkloom.server.observability;

import io.linkloom.api.BackendInstance;
import io.linkloom.api.BackendStatus;
import io.linkloom.server.backend.BackendDefinition;
import io.linkloom.server.backend.BackendRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How the instances of backends fare. An instance that is seen for the first time has its series from the next look on. */
@Component
class BackendGauges implements MeterBinder {
    /** So many instances have series of their own. */
    private static final int MAX_INSTANCES = 200;

    private static final List<String> STATES = List.of(
            BackendInstance.UP,
            BackendInstance.OPEN,
            BackendInstance.HALF_OPEN,
            BackendInstance.PAUSED,
            BackendInstance.DOWN);

    private final Set<String> labelled = ConcurrentHashMap.newKeySet();
    private final BackendRegistry backends;

    BackendGauges(BackendRegistry backends) {
        this.backends = backends;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("loom.backends", () -> look(registry))
                .description("Registered backends")
                .register(registry);
    }

    private int look(MeterRegistry registry) {
        List<BackendDefinition> all = backends.all();
        for (BackendDefinition backend : all) {
            BackendStatus status = backends.status(backend.name());
            if (status == null) continue;
            for (BackendInstance instance : status.instances()) label(registry, backend.name(), instance.url());
        }
        return all.size();
    }

    private void label(MeterRegistry registry, String backend, String url) {
        if (labelled.size() >= MAX_INSTANCES || !labelled.add(backend + ' ' + url)) return;
        for (String state : STATES) {
            Gauge.builder("loom.backend.instance.state", () -> isIn(state, backend, url) ? 1 : 0)
                    .description("1 for the state that an instance is in")
                    .tag("backend", backend)
                    .tag("instance", url)
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private boolean isIn(String state, String backend, String url) {
        BackendStatus status = backends.status(backend);
        return status != null
                && status.instances().stream()
                        .anyMatch(instance ->
                                instance.url().equals(url) && instance.state().equals(state));
    }
}

package io.linkloom.server.config;

import io.linkloom.server.backend.BackendRegistry;
import io.linkloom.server.backend.BackendRunner;
import io.linkloom.server.backend.Backends;
import io.linkloom.server.backend.HealthChecks;
import io.linkloom.server.backend.JdbcBackendStore;
import io.linkloom.server.backend.StandardWebhooks;
import io.linkloom.server.backend.Ticks;
import io.linkloom.server.backend.VaultSeal;
import io.linkloom.server.observability.trace.Instances;
import io.linkloom.server.runner.http.Egress;
import io.linkloom.server.runner.http.EgressRules;
import io.linkloom.server.runner.http.HttpRunner;
import io.linkloom.server.runner.http.HttpSettings;
import io.linkloom.server.runner.http.RequestSigner;
import io.linkloom.server.secret.SealedColumn;
import io.linkloom.server.secret.Vault;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.storage.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** User backends, and which addresses may be called. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EgressSettings.class)
class BackendConfiguration {
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);

    /** Two of the operating system's repetitions fit in. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Egress egress(EgressSettings settings) {
        try {
            return new EgressRules(settings.allow());
        } catch (IllegalArgumentException e) {
            throw new Preparation.Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** It is also what limits the slots of every other pool. */
    @Bean
    Backends backends(Settings settings, InstantSource clock) {
        return new Backends(settings.slots()::of, Ticks.of(clock));
    }

    @Bean
    HttpRunner httpRunner(
            Backends backends, Egress egress, InstantSource clock, ObjectProvider<Instances> observed) {
        RequestSigner signing = new StandardWebhooks(backends, clock);
        Instances instances = observed.getIfAvailable();
        RequestSigner signer = instances == null ? signing : (attempt, body, headers) -> {
            instances.note(attempt);
            signing.sign(attempt, body, headers);
        };
        return new HttpRunner(new HttpSettings(
                CONNECT_TIMEOUT, HttpSettings.DEFAULT.defaultTimeout(), signer, egress));
    }

    @Bean
    BackendRunner backendRunner(Backends backends, HttpRunner http) {
        return new BackendRunner(backends, http);
    }

    @Bean
    HealthChecks healthChecks(Backends backends, HttpRunner http, Inbox inbox) {
        return new HealthChecks(backends, http, HEALTH_EVERY, inbox::wake);
    }

    /** A change of the key reaches what is sealed here, too. */
    @Bean
    SealedColumn sealedBackends() {
        return new SealedColumn("backend", "secrets", "''", VaultSeal.PURPOSE);
    }

    @Bean
    BackendRegistry backendRegistry(
            Database database,
            Vault vault,
            Backends backends,
            SlotPools pools,
            HealthChecks checks,
            Inbox inbox,
            InstantSource clock) {
        JdbcBackendStore store = new JdbcBackendStore(database, new VaultSeal(vault));
        return new BackendRegistry(store, backends, pools, clock, () -> {
            checks.look();
            inbox.wake();
        });
    }

    @Bean
    BackendLifecycle backendLifecycle(BackendRegistry registry, Database database) {
        // Nobody else can change an embedded database.
        return new BackendLifecycle(registry, !database.isEmbedded());
    }
}

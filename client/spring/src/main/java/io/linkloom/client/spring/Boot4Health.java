package io.linkloom.client.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health `linkLoom` of an application on Spring Boot 4. What is not registered makes it unknown, never down. */
final class Boot4Health implements HealthIndicator {
    private final WorkflowRegistrar registrar;

    private Boot4Health(WorkflowRegistrar registrar) {
        this.registrar = registrar;
    }

    @Override
    public Health health() {
        Health.Builder health = registrar.isSettled() ? Health.up() : Health.unknown();
        registrar.standing().forEach((name, registration) -> health.withDetail(name, registration.text()));
        return health.build();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnProperty(name = "management.health.link-loom.enabled", matchIfMissing = true)
    static class Configuration {
        @Bean
        @ConditionalOnMissingBean(name = "linkLoomHealthIndicator")
        HealthIndicator linkLoomHealthIndicator(WorkflowRegistrar registrar) {
            return new Boot4Health(registrar);
        }
    }
}

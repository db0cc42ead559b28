package io.linkloom.server.observability;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands around requests to see them. */
@Configuration(proxyBeanMethods = false)
class ObservabilityConfiguration {

    /** Around the door, so that whoever is turned away is counted too. */
    @Bean
    FilterRegistrationBean<RequestMeters> requestMeters(MeterRegistry registry) {
        FilterRegistrationBean<RequestMeters> registration = new FilterRegistrationBean<>(new RequestMeters(registry));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        return registration;
    }
}

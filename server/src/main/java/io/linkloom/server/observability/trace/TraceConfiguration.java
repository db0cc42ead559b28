package io.linkloom.server.observability.trace;

import io.linkloom.server.journal.Journal;
import io.linkloom.server.observability.SpanCounts;
import io.linkloom.server.storage.WorkflowStore;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Traces, where somebody gathers them. */
@Configuration(proxyBeanMethods = false)
@Conditional(WhenEndpointIsSet.class)
class TraceConfiguration {

    @Bean
    Causes causes() {
        return new Causes();
    }

    @Bean
    FilterRegistrationBean<Causes> causesOfExecutions(Causes causes) {
        FilterRegistrationBean<Causes> registration = new FilterRegistrationBean<>(causes);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        registration.addUrlPatterns("/api/*");
        return registration;
    }

    @Bean
    Instances instances() {
        return new Instances();
    }

    @Bean
    SpanExport spanExport(
            Journal journal,
            WorkflowStore workflows,
            Causes causes,
            Instances instances,
            SpanCounts counts,
            Environment environment) {
        TraceSettings settings = Objects.requireNonNull(TraceSettings.of(environment));
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint())
                .setCompression("gzip")
                .setTimeout(Duration.ofSeconds(10));
        settings.headers().forEach(exporter::addHeader);
        String version = TraceConfiguration.class.getPackage().getImplementationVersion();
        Resource resource = Resource.create(Attributes.builder()
                .put("service.name", settings.service())
                .put("service.version", version == null ? "development" : version)
                .build());
        SpanExport export = new SpanExport(journal, workflows, exporter.build(), causes, instances, counts, resource);
        export.start();
        return export;
    }
}

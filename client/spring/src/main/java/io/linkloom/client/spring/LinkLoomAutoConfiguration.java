package io.linkloom.client.spring;

import io.linkloom.client.LinkLoomClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The client, and the workflows that are registered with it. */
@AutoConfiguration
@EnableConfigurationProperties(LinkLoomProperties.class)
@Import({Boot3Health.Configuration.class, Boot4Health.Configuration.class})
class LinkLoomAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LinkLoomClient linkLoomClient(LinkLoomProperties properties) {
        return LinkLoomClient.builder()
                .url(properties.url())
                .token(properties.token())
                .connectTimeout(properties.connectTimeout())
                .timeout(properties.timeout())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    WorkflowRegistrar workflowRegistrar(
            LinkLoomProperties properties, LinkLoomClient client, ResourcePatternResolver resources) {
        LinkLoomProperties.Registration settings = properties.registration();
        WorkflowDocuments documents = new WorkflowDocuments(resources, settings);
        return new WorkflowRegistrar(
                documents, client, properties.url(), Duration.ofSeconds(1), settings.retryInterval());
    }
}

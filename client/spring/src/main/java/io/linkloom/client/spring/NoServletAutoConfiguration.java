package io.linkloom.client.spring;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says what is wrong where tasks could never be asked for. */
@AutoConfiguration
class NoServletAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NoServletAutoConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static class Reactive {
        @Bean
        SmartInitializingSingleton loomTasksNeedMvc(ConfigurableListableBeanFactory beans) {
            return () -> {
                Map<String, String> places = TaskMethods.of(beans).places();
                if (places.isEmpty()) return;
                throw new TaskSetupException(
                        "This is a WebFlux application, and its @LoomTask methods need Spring MVC: " + places.values()
                                + ".",
                        "Add spring-boot-starter-web (spring-boot-starter-webmvc on Spring Boot 4), which comes before WebFlux where both are"
                                + " there; or use io.linkloom.client.callback.TaskBackend in a controller of your own.");
            };
        }
    }

    /** Not an error: a batch run or a test may share the beans. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnNotWebApplication
    static class NoWeb {
        @Bean
        SmartInitializingSingleton loomTasksNeedWeb(ConfigurableListableBeanFactory beans) {
            return () -> {
                Map<String, String> places = TaskMethods.of(beans).places();
                if (!places.isEmpty()) LOG.warn("No web server: nobody can ask for the tasks {}", places.keySet());
            };
        }
    }
}

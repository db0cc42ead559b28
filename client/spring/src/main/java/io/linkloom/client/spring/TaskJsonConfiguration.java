package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskJson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's own JSON for its own types, whichever Jackson it has. */
final class TaskJsonConfiguration {
    private TaskJsonConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "tools.jackson.databind.json.JsonMapper")
    static class Jackson3 {
        @Bean
        @ConditionalOnMissingBean(TaskJson.class)
        @ConditionalOnBean(type = "tools.jackson.databind.json.JsonMapper")
        TaskJson loomTaskJson(tools.jackson.databind.json.JsonMapper mapper) {
            return new Jackson3Json(mapper);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "com.fasterxml.jackson.databind.ObjectMapper")
    static class Jackson2 {
        @Bean
        @ConditionalOnMissingBean(TaskJson.class)
        @ConditionalOnBean(type = "com.fasterxml.jackson.databind.ObjectMapper")
        TaskJson loomTaskJson2(com.fasterxml.jackson.databind.ObjectMapper mapper) {
            return new Jackson2Json(mapper);
        }
    }
}

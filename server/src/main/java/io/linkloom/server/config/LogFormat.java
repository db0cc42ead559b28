package io.linkloom.server.config;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The setting `link-loom.log.format`: `json` writes one JSON object a line, for machines; text for people is the default. */
public final class LogFormat implements EnvironmentPostProcessor, Ordered {
    private static final String SETTING = "link-loom.log.format";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String format = environment.getProperty(SETTING, "text");
        switch (format) {
            case "text" -> {}
            case "json" ->
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "log-format", Map.of("logging.structured.format.console", "logstash")));
            default ->
                throw new Preparation.Refusal("The setting " + SETTING + " is `text` or `json`, not `" + format + "`.");
        }
    }

    /** After the files of settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}

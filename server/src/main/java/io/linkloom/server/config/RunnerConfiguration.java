package io.linkloom.server.config;

import io.linkloom.server.dispatch.Runners;
import io.linkloom.server.runner.http.HttpRunner;
import io.linkloom.server.runner.http.HttpSettings;
import io.linkloom.server.runner.java.JavaRunner;
import io.linkloom.server.runner.java.PluginFolder;
import io.linkloom.server.runner.shell.ShellRunner;
import io.linkloom.server.runner.shell.ShellSettings;
import io.linkloom.server.storage.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who does the work of attempts. */
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {
    private static final Duration JAVA_GRACE = Duration.ofSeconds(5);

    @Bean
    HttpRunner httpRunner() {
        return new HttpRunner(HttpSettings.DEFAULT);
    }

    @Bean
    ShellRunner shellRunner(DataDirectory directory) throws IOException {
        ShellRunner runner = new ShellRunner(ShellSettings.in(directory.path().resolve("attempts")));
        runner.clearLeftovers();
        return runner;
    }

    @Bean
    PluginFolder pluginFolder(DataDirectory directory) {
        return new PluginFolder(directory.path().resolve("plugins"));
    }

    @Bean
    Runners runners(HttpRunner http, ShellRunner shell, PluginFolder plugins) {
        return new Runners(http, shell, new JavaRunner(plugins, JAVA_GRACE));
    }
}

package io.linkloom.server.config;

import io.linkloom.server.backend.BackendRunner;
import io.linkloom.server.dispatch.Runners;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.java.JavaRunner;
import io.linkloom.server.runner.java.PluginFolder;
import io.linkloom.server.runner.shell.ShellRunner;
import io.linkloom.server.runner.shell.ShellSettings;
import io.linkloom.server.secret.SecretRunner;
import io.linkloom.server.secret.Secrets;
import io.linkloom.server.storage.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who does the work of attempts. */
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {
    private static final Duration JAVA_GRACE = Duration.ofSeconds(5);

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
    Runners runners(
            BackendRunner http,
            ShellRunner shell,
            PluginFolder plugins,
            Secrets secrets,
            Settings settings,
            Environment environment) {
        Boolean said = settings.shell().enabled();
        boolean allowed = said != null ? said : !Preparation.hasTokens(environment);
        // Secrets are struck out last, whatever is put around a runner before.
        return new Runners(
                new SecretRunner(http, secrets),
                new SecretRunner(allowed ? shell : refused(), secrets),
                new SecretRunner(new JavaRunner(plugins, JAVA_GRACE), secrets));
    }

    /** Whoever may call a server from elsewhere could otherwise run programs on it. */
    private static TaskRunner refused() {
        return attempt -> attempt.logged(Outcome.permanent(
                "SHELL_DISABLED",
                "Shell tasks are switched off on this server; link-loom.shell.enabled=true allows them"));
    }
}

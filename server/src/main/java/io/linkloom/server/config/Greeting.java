package io.linkloom.server.config;

import io.linkloom.server.storage.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says, once the server can take work, where it is and who may reach it. */
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger("io.linkloom.server");

    private final DataDirectory directory;

    Greeting(DataDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        log.info(
                "Link Loom is up on http://localhost:{} after {} ms; data in {}",
                port,
                event.getTimeTaken() == null ? "?" : event.getTimeTaken().toMillis(),
                directory.path());
        if (environment.getProperty("link-loom.tokens[0].sha256") == null) {
            log.info("No token is configured, so it listens on this machine only");
        }
    }
}

package io.linkloom.server.config;

import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.warmup.Warmup;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says, once the server can take work, where it is and who may reach it; then warms it up. */
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger("io.linkloom.server");

    /** Enough for the runtime to have compiled what an execution needs. */
    private static final int EXECUTIONS = 3_000;

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final DataDirectory directory;
    private final Settings settings;
    private final Inbox inbox;

    Greeting(DataDirectory directory, Settings settings, Inbox inbox) {
        this.directory = directory;
        this.settings = settings;
        this.inbox = inbox;
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
        boolean open = environment.getProperty("link-loom.tokens[0].sha256") == null;
        if (open) log.info("No token is configured, so it listens on this machine only");
        if (settings.warmUp()) {
            Path practice = directory.path().resolve("warm-up");
            new Warmup(practice, inbox, EXECUTIONS, LONGEST).start("http://127.0.0.1:" + port, open);
        }
    }
}

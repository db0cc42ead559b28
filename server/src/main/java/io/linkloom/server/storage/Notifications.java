package io.linkloom.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What other processes tell through PostgreSQL (LISTEN and NOTIFY). Words can get lost with a connection: whoever listens also looks by
 * itself now and then. Nobody else works on an embedded database, so nothing is heard there.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Map<String, Runnable> actions = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("notifications").unstarted(this::run);
    private volatile boolean stopping;

    public Notifications(Database database) {
        this.database = database;
    }

    /** `action` must not block. Only before the start. */
    public Notifications on(String channel, Runnable action) {
        actions.put(channel, action);
        return this;
    }

    public void start() {
        if (!database.isEmbedded()) thread.start();
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = database.openForNotifications();
                    Statement statement = connection.createStatement()) {
                for (String channel : actions.keySet()) statement.execute("listen " + channel);
                // Whatever was told before.
                actions.values().forEach(Runnable::run);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (!stopping) {
                    PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
                    // Silence may also mean that nobody is there any more.
                    if (heard == null || heard.length == 0) statement.execute("");
                    else for (PGNotification each : heard) run(each.getName());
                }
            } catch (SQLException e) {
                if (!stopping) log.debug("Notifications are interrupted", e);
                pause();
            }
        }
    }

    private void run(String channel) {
        Runnable action = actions.get(channel);
        if (action != null) action.run();
    }

    private void pause() {
        try {
            if (!stopping) Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }
}

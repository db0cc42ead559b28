package io.linkloom.server.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, started by the tests themselves from programs that Maven fetches; every commit reaches the disk, as by default.
 *
 * <p>`shared()` is one for the whole JVM, started when first asked for (about 2 s) and stopped with it. Each test takes a database of its
 * own there: `newDatabase()` is empty, for a server that migrates it; `migrated()` has the server's tables. For tests that need tables and
 * no server there is {@link TestDatabase}, which knows both databases. `startIn(directory)` is one that a test has for itself, and may
 * `crash()` and `restart()`.
 */
public final class TestPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEMPLATE = "loom_template";

    private static @Nullable TestPostgres shared;

    private final AtomicInteger serial = new AtomicInteger();
    private final Path directory;
    private final int connections;
    private EmbeddedPostgres running;
    private boolean hasTemplate;

    private TestPostgres(Path directory, int port, int connections) {
        this.directory = directory;
        this.connections = connections;
        this.running = start(port);
    }

    /** The one that all tests of this JVM use. */
    public static synchronized TestPostgres shared() {
        TestPostgres known = shared;
        if (known != null) return known;
        try {
            known = new TestPostgres(Files.createTempDirectory("loom-postgres"), 0, 300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(known::close));
        shared = known;
        return known;
    }

    /** One with all settings as they come, in a directory that is empty. */
    public static TestPostgres startIn(Path directory) {
        return new TestPostgres(directory, 0, 100);
    }

    private EmbeddedPostgres start(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    // The library would switch both off.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", Integer.toString(connections))
                    .setPGStartupWait(PATIENCE)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of a database with the user that may do everything; needs no password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + running.getPort() + "/" + database + "?user=postgres";
    }

    public int port() {
        return running.getPort();
    }

    /** An empty database of its own; returns its address. */
    public String newDatabase() {
        return create("");
    }

    /** A database of its own with the server's tables; returns its address. */
    public synchronized String migrated() {
        if (!hasTemplate) {
            execute("create database " + TEMPLATE);
            Flyway.configure().dataSource(url(TEMPLATE), null, null).load().migrate();
            hasTemplate = true;
        }
        return create(" template " + TEMPLATE);
    }

    private String create(String options) {
        String name = "test_" + serial.incrementAndGet();
        execute("create database " + name + options);
        return url(name);
    }

    /** Removes a database, whoever uses it. */
    public void drop(String url) {
        execute("drop database if exists " + name(url) + " with (force)");
    }

    /** Ends all connections to a database, as a failing network or an administrator does. */
    public void disconnect(String url) {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname='" + name(url) + "'");
    }

    private static String name(String url) {
        String path = url.substring(0, url.indexOf('?'));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Carries out a statement outside of all test databases. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Kills every process of it, as a power cut would. */
    public void crash() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElse(null);
        if (postmaster == null) return;
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        all.forEach(each -> each.onExit().join());
    }

    /** The process that all others of it descend from. */
    public long postmasterPid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after a crash, on the same port; returns when it takes connections. */
    public void restart() {
        int port = running.getPort();
        remove(directory.resolve("epg-lock"));
        running = start(port);
    }

    /** Nobody needs what is in it any more. */
    @Override
    public void close() {
        crash();
        if (this == shared) remove(directory);
    }

    private static void remove(Path path) {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

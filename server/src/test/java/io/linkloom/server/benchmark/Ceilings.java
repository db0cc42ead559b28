package io.linkloom.server.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the machine would allow at most, measured in the same run. */
final class Ceilings {
    private static final double SECONDS = 3;
    private static final int ROW_BYTES = 300;

    private Ceilings() {}

    /** Durable commits a second of one connection to an empty database, one row each. */
    static double commits(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement create = connection.createStatement()) {
            create.execute("create table line (id bigint primary key, bytes bytea not null)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into line values (?,?)")) {
                long start = System.nanoTime();
                long count = 0;
                while (seconds(start) < SECONDS) {
                    insert.setLong(1, count++);
                    insert.setBytes(2, new byte[ROW_BYTES]);
                    insert.executeUpdate();
                    connection.commit();
                }
                return count / seconds(start);
            }
        }
    }

    /** Requests a second of the JDK's client alone, as many at a time as given. */
    static double posts(String backend, int connections) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(backend + "/t/ceiling"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"order\":4711,\"note\":\"ninety bytes or so, as in real life\"}"))
                    .build();
            start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (seconds(start) < SECONDS) post(client, request, done);
                }));
            }
            for (Thread thread : threads) thread.join();
        }
        return done.get() / seconds(start);
    }

    private static void post(HttpClient client, HttpRequest request, AtomicLong done) {
        try {
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            done.incrementAndGet();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}

package io.linkloom.client.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A backend on the JDK's own HTTP server. */
public class PlainBackend {
    record Fetched(int rows) {}

    static TaskBackend tasks(String secret) {
        return TaskBackend.builder()
                .secrets(List.of(secret))
                .task("fetch-data", task -> new Fetched(42))
                .asyncTask("process", task -> {
                    Fetched fetched = task.upstream("fetch_data", Fetched.class);
                    task.log().info(fetched.rows() + " rows to process");
                    task.heartbeat(0.5, "half of them");
                    return Map.of("processed", fetched.rows());
                })
                .build();
    }

    static HttpServer serve(TaskBackend tasks, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/api/tasks/", exchange -> answer(exchange, tasks));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, TaskBackend tasks) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring("/api/tasks/".length());
            byte[] body = exchange.getRequestBody().readNBytes(TaskBackend.LARGEST_BODY);
            TaskAnswer answer = tasks.answer(name, exchange.getRequestHeaders()::getFirst, body);
            exchange.getResponseHeaders().set("Content-Type", TaskAnswer.CONTENT_TYPE);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    public static void main(String[] words) throws IOException {
        serve(tasks(System.getenv("LOOM_SECRET")), 9000);
    }
}

package io.linkloom.examples.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * All services of the examples on one port: `/bank/…`, `/supplier/…`, `/shop/…` and `/ops/…`.
 *
 * <p>Options: `--port=N` (9100 by default, 0 for any free one). The first line on the console is its address.
 */
public final class Services {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long CALLBACK_MILLIS = 300;
    private static final int TRIES = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService callbacks = Executors.newScheduledThreadPool(1);

    private Services() {}

    public static void main(String[] words) throws IOException {
        int port = 9100;
        for (String word : words) {
            if (word.startsWith("--port=")) port = Integer.parseInt(word.substring("--port=".length()));
        }
        System.out.println(new Services().start(port));
    }

    /** Starts to listen on this machine only; returns the address. */
    private String start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve(server, "/bank/", new Bank()::answer);
        serve(server, "/supplier/", new Supplier()::answer);
        serve(server, "/shop/", new Shop()::answer);
        serve(server, "/ops/", new Operations()::answer);
        server.createContext("/health", exchange -> write(exchange, Answer.of(Map.of("status", "UP"))));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void serve(HttpServer server, String prefix, Function<Call, Answer> service) {
        server.createContext(prefix, exchange -> {
            Answer answer;
            try (InputStream body = exchange.getRequestBody()) {
                byte[] bytes = body.readAllBytes();
                JsonNode envelope = bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
                String path = exchange.getRequestURI().getPath().substring(prefix.length());
                int attempt = Integer.parseInt(header(exchange, "Link-Loom-Attempt", "1"));
                Call call = new Call(path, attempt, header(exchange, "Authorization", ""), envelope);
                answer = service.apply(call);
                if (answer.later() != null) reportLater(call.callback(), JSON.writeValueAsBytes(answer.later()), 1);
            } catch (JacksonException e) {
                answer = Answer.refusal(400, "That is no JSON");
            }
            write(exchange, answer);
        });
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        System.out.println(
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + answer.status());
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange, String name, String otherwise) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? otherwise : value;
    }

    /** Again and again, until somebody answers. */
    private void reportLater(String url, byte[] result, int attempt) {
        callbacks.schedule(
                () -> {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(result))
                            .build();
                    http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                        boolean away = failure != null || answer.statusCode() >= 500;
                        if (away && attempt < TRIES) reportLater(url, result, attempt + 1);
                    });
                },
                CALLBACK_MILLIS,
                TimeUnit.MILLISECONDS);
    }
}

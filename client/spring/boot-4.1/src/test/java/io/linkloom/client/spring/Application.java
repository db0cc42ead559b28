package io.linkloom.client.spring;

import io.linkloom.client.callback.SigningSecret;
import io.linkloom.client.json.Json;
import io.linkloom.client.spring.app.ReportApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application, really started, and asked by HTTP. */
final class Application implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OTHER_SECRET = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param settings such as `link-loom.url=…` */
    Application(String... settings) {
        this(new Class<?>[] {ReportApplication.class}, settings);
    }

    Application(Class<?>[] sources, String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "server.shutdown=immediate",
                                "management.endpoint.health.show-details=always"),
                        Arrays.stream(settings))
                .map(each -> "--" + each)
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(sources).run(all);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String task, Delivery delivery) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + "/api/tasks/" + task))
                .POST(BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach(request::setHeader);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }

    /** One request of a server. */
    record Delivery(Map<String, String> headers, String text) {
        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        static Delivery of(String key, int attempt, Map<String, Object> more) {
            String[] ids = key.split("/", -1);
            Map<String, Object> envelope = new LinkedHashMap<>(Map.of(
                    "execution",
                    Map.of("id", ids[0], "workflow", "daily-report", "version", 1, "namespace", "default"),
                    "task",
                    Map.of("id", ids[1], "attempt", attempt),
                    "inputs",
                    Map.of("region", "north")));
            envelope.putAll(more);
            return new Delivery(
                    Map.of("Content-Type", "application/json", "Idempotency-Key", key), Json.write(envelope));
        }

        Delivery with(String header, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Delivery(all, text);
        }

        Delivery signed(String secret, Instant at) {
            long seconds = at.getEpochSecond();
            return with("webhook-id", "id#1")
                    .with("webhook-timestamp", "" + seconds)
                    .with("webhook-signature", SigningSecret.parse(secret).sign("id#1", seconds, body()));
        }

        Delivery signed() {
            return signed(SECRET, Instant.now());
        }
    }
}

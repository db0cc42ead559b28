package io.linkloom.examples.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user backend on the JDK's own HTTP server: `POST /api/tasks/fetch-data`, `/process` and `/send-email`.
 *
 * <p>Options: `--port=N` (0, the default, for a free one), `--work-millis=N` (how long a task takes), `--fail=TASK` (this
 * one never succeeds), `--follow-parent` (ends with the process that started it). The first line on the console is its
 * address.
 */
public final class ReportBackend {
    private static final String TASKS = "/api/tasks/";
    private static final JsonMapper JSON = new JsonMapper();

    private final ReportTasks tasks;
    private final long workMillis;

    private ReportBackend(ReportTasks tasks, long workMillis) {
        this.tasks = tasks;
        this.workMillis = workMillis;
    }

    public static void main(String[] words) throws IOException {
        int port = 0;
        long workMillis = 400;
        String fail = "";
        for (String word : words) {
            if (word.startsWith("--port=")) port = Integer.parseInt(word.substring("--port=".length()));
            else if (word.startsWith("--work-millis="))
                workMillis = Long.parseLong(word.substring("--work-millis=".length()));
            else if (word.startsWith("--fail=")) fail = word.substring("--fail=".length());
            else if (word.equals("--follow-parent")) followParent();
            else throw new IllegalArgumentException("Unknown option " + word);
        }
        try {
            System.out.println(new ReportBackend(new ReportTasks(fail), workMillis).start(port));
        } catch (BindException e) {
            System.out.println("Port " + port + " is taken");
            System.exit(1);
        }
    }

    /** Starts to listen on this machine only; returns the address. */
    private String start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(TASKS, this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ReportTasks.Answer answer = answer(exchange);
            if (!answer.note().isEmpty()) System.out.println(answer.note());
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ReportTasks.Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) return refusal(405, "POST a task envelope");
        try (InputStream body = exchange.getRequestBody()) {
            JsonNode envelope = JSON.readTree(body);
            Thread.sleep(workMillis);
            return tasks.perform(exchange.getRequestURI().getPath().substring(TASKS.length()), envelope);
        } catch (JacksonException e) {
            return refusal(400, "That is no JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refusal(503, "Shutting down");
        }
    }

    private static ReportTasks.Answer refusal(int status, String error) {
        return new ReportTasks.Answer(status, java.util.Map.of("error", error), "");
    }

    private static void followParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}

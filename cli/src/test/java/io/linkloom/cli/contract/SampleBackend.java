package io.linkloom.cli.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A backend that keeps the whole protocol, but for one flaw if it is given one. */
final class SampleBackend implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    private static final Set<String> KNOWN = Set.of("execution", "task", "inputs", "params", "upstream", "callback");

    private final @Nullable Flaw flaw;
    private final boolean callsBack;
    private final Gatekeeper gate;
    private final Workshop workshop;
    private final Reporter reporter;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ReentrantLock everything = new ReentrantLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    SampleBackend(boolean callsBack, @Nullable Flaw flaw) throws IOException {
        this.flaw = flaw;
        this.callsBack = callsBack;
        gate = new Gatekeeper(SECRET, flaw);
        workshop = new Workshop(flaw);
        reporter = new Reporter(flaw, everything);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI task() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/api/tasks/work");
    }

    private record Reply(int status, String type, byte[] body) {
        static Reply of(int status, String json) {
            return new Reply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = replyGuarded(exchange, body);
            if (!reply.type().isEmpty()) exchange.getResponseHeaders().set("Content-Type", reply.type());
            if (reply.status() == 302) exchange.getResponseHeaders().set("Location", "/elsewhere");
            boolean bodiless =
                    reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
            if (!bodiless) exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply replyGuarded(HttpExchange exchange, byte[] body) {
        boolean alone = flaw == Flaw.WAITS_FOR_THE_SERVER;
        if (alone) everything.lock();
        try {
            return reply(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.of(503, "{}");
        } catch (RuntimeException e) {
            return Reply.of(500, "{}");
        } finally {
            if (alone) everything.unlock();
        }
    }

    private Reply reply(HttpExchange exchange, byte[] body) throws InterruptedException {
        boolean unknown = !exchange.getRequestURI().getPath().equals("/api/tasks/work");
        if (unknown && flaw == Flaw.FAILS_ON_UNKNOWN_TASKS) return Reply.of(500, "{}");
        if (unknown) return flaw == Flaw.WELCOMES_ANY_TASK ? Reply.of(200, "{}") : Reply.of(404, "{}");
        if (!exchange.getRequestMethod().equals("POST")) {
            return flaw == Flaw.WORKS_ON_GET ? Reply.of(200, "{}") : Reply.of(405, "{}");
        }
        if (flaw == Flaw.REFUSES_EVERYTHING) return Reply.of(418, "{}");
        if (flaw == Flaw.REDIRECTS) return Reply.of(302, "");
        if (flaw == Flaw.TAKES_SMALL_BODIES_ONLY && body.length > 64 * 1024) return Reply.of(413, "{}");
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (!gate.letsIn(exchange.getRequestHeaders(), signed(body))) {
            if (flaw == Flaw.REMEMBERS_WHAT_IT_REFUSED) refused.add(key);
            return Reply.of(flaw == Flaw.TURNS_AWAY_WITH_400 ? 400 : 401, "{\"error\": \"signature\"}");
        }
        if (refused.contains(key)) return Reply.of(401, "{}");
        Map<?, ?> envelope = envelope(body);
        if (envelope == null) return brokenBody();
        if (flaw == Flaw.REFUSES_UNKNOWN_FIELDS && !KNOWN.containsAll(envelope.keySet())) return Reply.of(422, "{}");
        int attempt = Integer.parseInt(exchange.getRequestHeaders().getFirst("Link-Loom-Attempt"));
        String address = exchange.getRequestHeaders().getFirst("Link-Loom-Callback-Url");
        return callsBack ? workOn(key, address) : work(key, attempt);
    }

    /** What the signature is compared with: the bytes, or what is left of them after a round through a parser. */
    private byte[] signed(byte[] body) {
        if (flaw != Flaw.SIGNATURE_OVER_REWRITTEN_JSON) return body;
        try {
            return Json.parse(body).utf8();
        } catch (JsonFormatException e) {
            return body;
        }
    }

    private static @Nullable Map<?, ?> envelope(byte[] body) {
        try {
            return Json.parse(body).value() instanceof Map<?, ?> map && map.containsKey("execution") ? map : null;
        } catch (JsonFormatException e) {
            return null;
        }
    }

    private Reply brokenBody() {
        return switch (flaw) {
            case FAILS_ON_BROKEN_BODIES -> Reply.of(500, "{}");
            case SWALLOWS_BROKEN_BODIES -> Reply.of(200, "{}");
            case SHOWS_STACK_TRACES ->
                Reply.of(
                        400,
                        "{\"error\": \"java.lang.IllegalStateException: no\\n\\tat com.example.Tasks.run(Tasks.java:12)\"}");
            case null, default -> Reply.of(400, "{\"error\": \"no task envelope\"}");
        };
    }

    private Reply work(String key, int attempt) throws InterruptedException {
        Workshop.Work work = workshop.of(key);
        boolean done = work.output.isDone();
        if (done && flaw == Flaw.CONFLICT_WHEN_DONE) return Reply.of(409, "{}");
        boolean again = done && attempt == 1 && flaw == Flaw.WORKS_TWICE_ON_THE_SAME_ATTEMPT
                || done && attempt > 1 && flaw == Flaw.WORKS_TWICE_ON_THE_NEXT_ATTEMPT;
        if (again) return output(workshop.newOutput());
        work.second.countDown();
        if (!done && attempt > 1 && flaw == Flaw.CONFLICT_WHILE_UNDER_WAY) return Reply.of(409, "{}");
        boolean waits = flaw == Flaw.CONFLICT_WHILE_UNDER_WAY || flaw == Flaw.WORKS_TWICE_AT_ONCE || flaw == Flaw.SLOW;
        if (waits && !done) work.awaitSecond();
        if (flaw == Flaw.WORKS_TWICE_AT_ONCE && !done) {
            Json mine = workshop.newOutput();
            work.output.complete(mine);
            return output(mine);
        }
        synchronized (work) {
            if (!work.output.isDone()) work.output.complete(workshop.newOutput());
        }
        return output(work.output.join());
    }

    private Reply output(Json output) {
        return switch (flaw) {
            case SAYS_JSON_AND_IS_NONE -> Reply.of(200, "done!");
            case HIDES_JSON_IN_TEXT -> new Reply(200, "text/plain", output.utf8());
            case null, default -> new Reply(200, "application/json", output.utf8());
        };
    }

    private Reply workOn(String key, String address) {
        String known = flaw == Flaw.MIXES_ITEMS_UP ? key.replaceFirst("/\\d+$", "") : key;
        Workshop.Work work = workshop.of(known);
        boolean first;
        boolean done;
        synchronized (work) {
            first = work.address.isEmpty();
            done = work.output.isDone();
            if (first) work.firstAddress = address;
            work.address = address;
        }
        work.second.countDown();
        boolean forgets = flaw == Flaw.FORGETS_WHAT_IS_DONE || flaw == Flaw.MIXES_ITEMS_UP;
        if (first) threads.execute(() -> reporter.workAndReport(work, workshop));
        else if (done && !forgets) threads.execute(() -> reporter.report(work, address));
        return new Reply(202, "", new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

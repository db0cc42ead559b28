package io.linkloom.cli.contract;

import io.linkloom.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The part of the sample backend that calls back. */
final class Reporter {
    private static final int TRIES = 4;

    private final HttpClient client = HttpClient.newHttpClient();
    private final @Nullable Flaw flaw;
    private final ReentrantLock everything;

    /** @param everything held by the flaw that lets all others wait */
    Reporter(@Nullable Flaw flaw, ReentrantLock everything) {
        this.flaw = flaw;
        this.everything = everything;
    }

    void workAndReport(Workshop.Work work, Workshop workshop) {
        try {
            if (flaw == Flaw.NEVER_CALLS_BACK) return;
            double progress = flaw == Flaw.HEARTBEATS_IN_PERCENT ? 50 : 0.5;
            post(work.address + "/heartbeat", Json.of(Map.of("progress", progress, "message", "half of it")));
            if (flaw == Flaw.REPORTS_TO_THE_FIRST_ADDRESS) work.awaitSecond();
            String address;
            synchronized (work) {
                work.output.complete(workshop.newOutput());
                address = flaw == Flaw.REPORTS_TO_THE_FIRST_ADDRESS ? work.firstAddress : work.address;
            }
            report(work, address);
            if (flaw == Flaw.CONTRADICTS_ITSELF) post(address, result(workshop.newOutput()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The tester is gone.
        }
    }

    void report(Workshop.Work work, String address) {
        boolean alone = flaw == Flaw.WAITS_FOR_THE_SERVER;
        if (alone) everything.lock();
        try {
            Json result = result(work.output.join());
            for (int tries = 1; tries <= TRIES; tries++) {
                int status = post(address, result);
                boolean again = status >= 500 && flaw != Flaw.GIVES_UP_ON_503
                        || status == 409 && flaw == Flaw.INSISTS_AFTER_409;
                if (!again) return;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The tester is gone.
        } finally {
            if (alone) everything.unlock();
        }
    }

    private Json result(Json output) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", flaw == Flaw.CALLS_BACK_IN_ANOTHER_SHAPE ? "ok" : "succeeded");
        result.put("output", output);
        return Json.of(result);
    }

    private int post(String address, Json body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(body.utf8()));
        if (flaw != Flaw.CALLS_BACK_WITHOUT_A_TYPE) request.header("Content-Type", "application/json");
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}

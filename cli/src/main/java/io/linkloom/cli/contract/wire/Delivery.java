package io.linkloom.cli.contract.wire;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request of one attempt, as it will be sent; the `with…` make it another one.
 *
 * @param callback where to call back
 */
public record Delivery(
        Target target, Job job, int attempt, String callback, URI url, String method, byte[] body, Signing signing) {
    /** As Link Loom would send it. */
    public static Delivery of(Target target, Job job, int attempt, String callback, Instant expires) {
        byte[] body = Envelope.of(target, job, attempt, callback, expires).utf8();
        Signing signing = target.secret() == null ? Signing.none() : Signing.by(target.secret());
        return new Delivery(target, job, attempt, callback, target.url(), "POST", body, signing);
    }

    public Delivery withBody(byte[] other) {
        return new Delivery(target, job, attempt, callback, url, method, other, signing);
    }

    public Delivery signed(Signing other) {
        return new Delivery(target, job, attempt, callback, url, method, body, other);
    }

    public Delivery to(URI other) {
        return new Delivery(target, job, attempt, callback, other, method, body, signing);
    }

    /** GET and HEAD: without a body. */
    public Delivery by(String otherMethod) {
        return new Delivery(target, job, attempt, callback, url, otherMethod, new byte[0], signing);
    }

    /** Signed at this moment. */
    public Request request() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "link-loom");
        if (body.length > 0) headers.put("Content-Type", "application/json");
        headers.putAll(target.headers());
        headers.put("Idempotency-Key", job.key());
        headers.put("Link-Loom-Execution", job.execution());
        headers.put("Link-Loom-Task", job.task());
        headers.put("Link-Loom-Attempt", Integer.toString(attempt));
        headers.put("Link-Loom-Callback-Url", callback);
        headers.put("traceparent", traceParent());
        headers.putAll(signing.headers(job.key() + "#" + attempt, body));
        return new Request(method, url, headers, body);
    }

    private String traceParent() {
        long high = job.execution().hashCode() * 0x9e3779b97f4a7c15L;
        long span = job.key().hashCode() * 0xbf58476d1ce4e5b9L + attempt;
        return "00-%016x%016x-%016x-01".formatted(high, high | 1, span | 1);
    }
}

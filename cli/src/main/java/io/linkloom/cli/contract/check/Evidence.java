package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Received;
import io.linkloom.cli.contract.wire.Answer;
import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One exchange, for people: who sent what, and what came back.
 *
 * @param by `loom` for a delivery, `backend` for a callback
 * @param status of the answer; 0 when there was none
 */
public record Evidence(String by, String sent, int status, String answer) {
    private static final int EXCERPT = 200;

    static Evidence of(Exchange exchange) {
        Request request = exchange.request();
        Map<String, String> headers = request.headers();
        String key = headers.getOrDefault("Idempotency-Key", "");
        String attempt = headers.getOrDefault("Link-Loom-Attempt", "");
        String sent = request.method() + " " + request.url() + "; Idempotency-Key: " + key + "; Link-Loom-Attempt: "
                + attempt + (headers.containsKey("webhook-signature") ? "; webhook-signature" : "") + "; "
                + excerpt(request.body());
        Answer answer = exchange.answer();
        if (answer == null) return new Evidence("loom", sent, 0, exchange.reason() + ": " + exchange.problem());
        String came = answer.contentType() + " (" + answer.after().toMillis() + " ms) " + excerpt(answer.body());
        return new Evidence("loom", sent, answer.status(), came.strip());
    }

    static Evidence of(String url, Received received) {
        String sent = "POST " + url + received.path() + "; " + received.contentType() + "; " + excerpt(received.body());
        return new Evidence("backend", sent, received.status(), "");
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ")
                .strip();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}

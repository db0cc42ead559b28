package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Answer;
import io.linkloom.model.json.Json;
import java.util.Locale;
import java.util.Map;

/** The answer's `Content-Type` says what the answer is, so that the next task gets what was meant. */
final class OutputType implements Check {
    @Override
    public Card card() {
        return new Card("output-type", Card.Weight.IMPORTANT, Card.Section.ANSWERS).needing(Card.Needs.ANSWERS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Answer answer = bench.send(bench.fresh()).answer();
        if (answer == null) return Verdict.failed("gone");
        if (answer.body().length > Json.MAX_BYTES) return Verdict.failed("too-large", answer.body().length);
        if (answer.body().length == 0) return Verdict.passed("empty");
        Json json = answer.json();
        if (answer.saysJson()) {
            return json == null ? Verdict.failed("no-json") : Verdict.passed("json");
        }
        if (answer.contentType().isEmpty()) return Verdict.warning("untyped");
        boolean structured = json != null && (json.value() instanceof Map || json.value() instanceof Iterable);
        if (structured) return Verdict.warning("hidden-json", answer.contentType());
        boolean page = answer.contentType().toLowerCase(Locale.ROOT).contains("html");
        return page ? Verdict.warning("page", answer.contentType()) : Verdict.passed("text", answer.contentType());
    }
}

package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Delivery;
import io.linkloom.cli.contract.wire.SingleConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One connection carries many calls: answers are framed, bodies are read, and an end is announced. */
final class KeptConnection implements Check {
    @Override
    public Card card() {
        return new Card("kept-connection", Card.Weight.IMPORTANT, Card.Section.ANSWERS);
    }

    private static final byte[] LONG_NONSENSE =
            ("{\"execution\": " + " ".repeat(200_000)).getBytes(StandardCharsets.UTF_8);

    @Override
    public Verdict run(Bench bench) {
        String told = "nothing";
        try (SingleConnection connection = bench.connect()) {
            Delivery[] three = {
                bench.fresh().delivery(),
                bench.fresh().delivery().withBody(LONG_NONSENSE),
                bench.fresh().delivery()
            };
            for (int i = 0; i < three.length; i++) {
                SingleConnection.Kept kept = connection.send(three[i].request());
                bench.saw(kept.exchange());
                int status = kept.exchange().status();
                told = String.valueOf(status);
                boolean plain = i != 1;
                if (plain && status / 100 != 2) return Verdict.failed("out-of-step", status);
                if (kept.closes()) return Verdict.passed(i == 0 ? "never-kept" : "announced");
            }
            return Verdict.passed("kept");
        } catch (IOException e) {
            return Verdict.failed("broken", told, String.valueOf(e.getMessage()));
        }
    }
}

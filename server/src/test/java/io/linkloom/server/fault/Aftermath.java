package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;

/** Once all faults are over: everything that was asked for exists once, has ended, and was done as promised. */
final class Aftermath {
    private static final int READ_BACK = 400;

    private Aftermath() {}

    /**
     * Fails when a promise was not held.
     *
     * @param faults when the server was hurt, by the clock of `System.nanoTime`: attempts that were on their way then may be made again
     * @param thaws when a server that stood still went on
     */
    static void check(
            LoomApi api,
            Customers customers,
            JournalingBackend backend,
            NavigableSet<Long> faults,
            NavigableSet<Long> thaws)
            throws IOException {
        History history = new History();
        // Whatever was not answered is sent again, and so is everything that was.
        for (String key : customers.wanted().keySet()) Await.until(key + " is acknowledged", () -> customers.ask(key));
        for (String id : customers.acknowledged().values()) Await.until(id + " has ended", () -> hasEnded(api, id));
        int readBack = 0;
        for (Map.Entry<String, String> order : customers.acknowledged().entrySet()) {
            if (readBack++ >= READ_BACK) break;
            history.attemptsAreInOrder(api, order.getValue());
        }
        history.backendSawNothingTwice(backend.receipts(), faults, thaws);
        assertThat(customers.wrongAnswers()).isEmpty();
        assertThat(customers.acknowledged().values())
                .doesNotHaveDuplicates()
                .hasSameSizeAs(customers.wanted().keySet());
        assertThat(history.findings()).isEmpty();
    }

    private static boolean hasEnded(LoomApi api, String id) {
        try {
            LoomApi.Answer answer = api.execution(id);
            if (answer.status() == 404) throw new AssertionError(id + " was acknowledged, but it is not there");
            return !answer.body().path("endedAt").isMissingNode()
                    && !answer.body().path("endedAt").isNull();
        } catch (IOException e) {
            return false;
        }
    }
}

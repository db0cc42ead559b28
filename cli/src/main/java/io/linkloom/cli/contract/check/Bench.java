package io.linkloom.cli.contract.check;

import static java.util.Objects.requireNonNull;

import io.linkloom.cli.contract.callback.CallbackReceiver;
import io.linkloom.cli.contract.callback.Received;
import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Delivery;
import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Job;
import io.linkloom.cli.contract.wire.Patience;
import io.linkloom.cli.contract.wire.SigningSecret;
import io.linkloom.cli.contract.wire.SingleConnection;
import io.linkloom.cli.contract.wire.Target;
import io.linkloom.cli.contract.wire.Wire;
import io.linkloom.model.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one check works with: it delivers, listens, and keeps what it saw. */
public final class Bench {
    private final Target target;
    private final Wire wire;
    private final CallbackReceiver receiver;
    private final History before;
    private final @Nullable Baseline baseline;
    private final History seen = new History();

    /**
     * @param before what all checks before this one saw
     * @param baseline null for the check that makes it
     */
    public Bench(Target target, Wire wire, CallbackReceiver receiver, History before, @Nullable Baseline baseline) {
        this.target = target;
        this.wire = wire;
        this.receiver = receiver;
        this.before = before;
        this.baseline = baseline;
    }

    Target target() {
        return target;
    }

    Patience patience() {
        return target.patience();
    }

    Baseline baseline() {
        return requireNonNull(baseline);
    }

    /** For checks of signatures, which are not asked without one. */
    SigningSecret secret() {
        return requireNonNull(target.secret());
    }

    public History seen() {
        return seen;
    }

    History before() {
        return before;
    }

    Job job() {
        return Job.fresh(target.task());
    }

    /** The first attempt of work that is new to the backend. */
    Attempt fresh() {
        return attempt(job(), 1);
    }

    /** An attempt with an address of its own. */
    Attempt attempt(Job job, int number) {
        Ticket ticket = receiver.open();
        seen.add(ticket);
        return new Attempt(Delivery.of(target, job, number, ticket.url(), ticket.expires()), ticket);
    }

    Exchange send(Attempt attempt) throws InterruptedException {
        Exchange exchange = wire.send(attempt.delivery().request());
        seen.add(exchange);
        return exchange;
    }

    CompletableFuture<Exchange> start(Attempt attempt) {
        CompletableFuture<Exchange> exchange = wire.start(attempt.delivery().request());
        exchange.thenAccept(seen::add);
        return exchange;
    }

    /** For what was not sent by the bench itself. */
    void saw(Exchange exchange) {
        seen.add(exchange);
    }

    SingleConnection connect() throws IOException {
        return wire.connect(target.url());
    }

    /** Delivers, and waits for the callback where the answer says that one will come. */
    Outcome perform(Attempt attempt) throws InterruptedException {
        return outcome(attempt, send(attempt));
    }

    Outcome outcome(Attempt attempt, Exchange exchange) throws InterruptedException {
        if (exchange.answer() == null) {
            return new Outcome.Unanswered(requireNonNull(exchange.reason()), exchange.problem());
        }
        if (exchange.answer().isAccepted()) return reported(attempt.ticket());
        if (exchange.answer().isSuccess())
            return new Outcome.Done(exchange.answer().output());
        return new Outcome.Refused(exchange.status(), exchange.answer().isRetried());
    }

    private Outcome reported(Ticket ticket) throws InterruptedException {
        Duration time = patience().callback();
        if (!ticket.awaitVerdict(time)) return new Outcome.Unreported(time.toSeconds());
        Json taken = ticket.taken();
        Received wrong = ticket.misunderstood();
        if (taken == null && wrong != null) return new Outcome.Misreported(requireNonNull(wrong.fault()));
        Map<?, ?> result = requireNonNull((Map<?, ?>) requireNonNull(taken).value());
        if ("succeeded".equals(result.get("status"))) return new Outcome.Done(Json.of(result.get("output")));
        Object message = result.get("error") instanceof Map<?, ?> error ? error.get("message") : null;
        return new Outcome.WorkFailed(Objects.toString(message, ""));
    }

    /** So long that what is to come after all would have come by then. */
    Duration settling() {
        Duration twice = baseline().after().multipliedBy(2);
        Duration wanted =
                twice.compareTo(patience().quiet()) > 0 ? twice : patience().quiet();
        return wanted.compareTo(patience().callback()) > 0 ? patience().callback() : wanted;
    }
}

package io.linkloom.cli.contract.callback;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The address of one attempt, and all that came there. */
public final class Ticket {
    private final String url;
    private final Instant expires;
    private final List<Received> received = new ArrayList<>();
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private @Nullable Json taken;
    private int unavailable;
    private boolean outdated;

    Ticket(String url, Instant expires) {
        this.url = url;
        this.expires = expires;
    }

    public String url() {
        return url;
    }

    public Instant expires() {
        return expires;
    }

    /** The next results are answered 503, so many of them. */
    public synchronized Ticket unavailable(int times) {
        unavailable = times;
        return this;
    }

    /** From now on results are answered 409: the attempt does not count any more. */
    public synchronized Ticket outdate() {
        outdated = true;
        return this;
    }

    /** From now on nothing is answered, until [#release] or until the receiver has waited long enough. */
    public Ticket hold() {
        answers = new CountDownLatch(1);
        return this;
    }

    public void release() {
        answers.countDown();
    }

    void awaitRelease(Duration atMost) throws InterruptedException {
        if (!answers.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) answers.countDown();
    }

    /** The value that counts; null: none yet. */
    public synchronized @Nullable Json taken() {
        return taken;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    public synchronized List<Received> results() {
        return received.stream()
                .filter(each -> each.kind() == Received.Kind.RESULT)
                .toList();
    }

    /** Waits until so many results have come, whatever became of them; false when the time was over before. */
    public boolean awaitResults(int many, Duration time) throws InterruptedException {
        return await(ticket -> ticket.results().size() >= many, time);
    }

    /** Waits until a result counts, or one was not understood; false when the time was over before. */
    public boolean awaitVerdict(Duration time) throws InterruptedException {
        return await(ticket -> ticket.taken != null || ticket.misunderstood() != null, time);
    }

    /** The first result that the server would not have understood. */
    public synchronized @Nullable Received misunderstood() {
        for (Received each : received) {
            Fault fault = each.fault();
            boolean stale = fault != null && fault.kind().status() == 409;
            if (fault != null && !stale && each.kind() != Received.Kind.HEARTBEAT && each.kind() != Received.Kind.LOGS)
                return each;
        }
        return null;
    }

    /** Results after the first one that counted, with another value. */
    public synchronized boolean isContradicted() {
        return received.stream()
                .anyMatch(each -> each.fault() != null && each.fault().kind() == Fault.Kind.OTHER_VALUE);
    }

    private synchronized boolean await(Predicate<Ticket> condition, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            wait(left);
        }
        return true;
    }

    synchronized int take(Received.Kind kind, String path, String contentType, byte[] body) {
        Received taking = switch (kind) {
            case RESULT -> result(path, contentType, body);
            case HEARTBEAT -> told(kind, path, contentType, body, CallbackShape.heartbeat(contentType, body));
            case LOGS -> told(kind, path, contentType, body, CallbackShape.logs(contentType, body));
            case UNKNOWN -> refused(path, contentType, body, Fault.Kind.NO_ADDRESS);
        };
        received.add(taking);
        notifyAll();
        return taking.status();
    }

    synchronized int refuse(String path, Fault.Kind fault) {
        received.add(refused(path, "", new byte[0], fault));
        notifyAll();
        return fault.status();
    }

    private Received result(String path, String contentType, byte[] body) {
        Fault fault = CallbackShape.result(contentType, body);
        Json value = fault == null ? parsed(body) : null;
        if (fault == null && unavailable > 0) {
            unavailable--;
            return new Received(Received.Kind.RESULT, path, contentType, body, value, 503, null);
        }
        if (fault == null && taken != null && !Objects.equals(taken, value)) fault = Fault.of(Fault.Kind.OTHER_VALUE);
        if (fault == null && taken == null && outdated) fault = Fault.of(Fault.Kind.OUTDATED);
        if (fault == null) taken = value;
        int status = fault == null ? 200 : fault.kind().status();
        return new Received(Received.Kind.RESULT, path, contentType, body, value, status, fault);
    }

    private static Received told(
            Received.Kind kind, String path, String contentType, byte[] body, @Nullable Fault fault) {
        int status = fault == null ? 200 : fault.kind().status();
        return new Received(kind, path, contentType, body, null, status, fault);
    }

    private static Received refused(String path, String contentType, byte[] body, Fault.Kind kind) {
        return new Received(Received.Kind.UNKNOWN, path, contentType, body, null, kind.status(), Fault.of(kind));
    }

    private static @Nullable Json parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonFormatException e) {
            return null;
        }
    }
}

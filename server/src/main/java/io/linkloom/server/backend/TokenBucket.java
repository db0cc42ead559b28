package io.linkloom.server.backend;

/** Counts departures: full at first, one token back for each part of the period. Safe for any thread. */
final class TokenBucket {
    private final Rate rate;
    private final Ticks ticks;
    /** In whole numbers, so that nothing is lost by rounding: each nanosecond brings `limit`, each token costs the nanoseconds of the period. */
    private final long price;

    private final long most;
    private long credit;
    private long filledAt;

    TokenBucket(Rate rate, Ticks ticks) {
        this.rate = rate;
        this.ticks = ticks;
        this.price = rate.period().toNanos();
        this.most = Math.multiplyExact(price, rate.burst());
        this.credit = most;
        this.filledAt = ticks.nanos();
    }

    Rate rate() {
        return rate;
    }

    /** How many may leave now. */
    synchronized int available() {
        fill();
        return (int) Math.max(0, credit / price);
    }

    synchronized void take() {
        fill();
        credit -= price;
    }

    /** One that was taken was not needed. */
    synchronized void giveBack() {
        credit = Math.min(most, credit + price);
    }

    /** The moment at which the next may leave; now when one may. */
    synchronized long nextAt() {
        fill();
        return credit >= price ? filledAt : filledAt + Math.ceilDiv(price - credit, rate.limit());
    }

    private void fill() {
        long now = ticks.nanos();
        long passed = now - filledAt;
        boolean full = passed >= (most - credit) / rate.limit() + 1;
        credit = full ? most : credit + passed * rate.limit();
        filledAt = now;
    }
}

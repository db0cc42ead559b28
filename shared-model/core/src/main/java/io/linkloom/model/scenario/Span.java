package io.linkloom.model.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A length of time that may be a matter of chance. */
public sealed interface Span {

    /** The length that a share of `share` of all lengths stays below; 0 gives the shortest. */
    Duration at(double share);

    record Fixed(Duration length) implements Span {
        @Override
        public Duration at(double share) {
            return length;
        }
    }

    /** Any length between the two is as likely as any other. */
    record Between(Duration min, Duration max) implements Span {
        @Override
        public Duration at(double share) {
            return Duration.ofMillis(Math.round(min.toMillis() + share * (max.toMillis() - min.toMillis())));
        }
    }

    /** As lengths of time usually are: many short ones, few long ones. None is shorter than the one before it. */
    record Percentiles(Duration min, Duration p50, Duration p90, Duration p99, Duration max) implements Span {

        /** What is not given follows from what is: half of p50, twice p50, twice p90, p99 and a quarter of it. */
        public static Percentiles of(
                @Nullable Duration min,
                Duration p50,
                @Nullable Duration p90,
                @Nullable Duration p99,
                @Nullable Duration max) {
            Duration ninety = p90 != null ? p90 : least(p50.multipliedBy(2), p99, max);
            Duration ninetyNine = p99 != null ? p99 : least(ninety.multipliedBy(2), max);
            return new Percentiles(
                    min != null ? min : p50.dividedBy(2),
                    p50,
                    ninety,
                    ninetyNine,
                    max != null ? max : ninetyNine.plus(ninetyNine.dividedBy(4)));
        }

        private static Duration least(Duration wanted, @Nullable Duration... bounds) {
            Duration least = wanted;
            for (Duration bound : bounds) if (bound != null && bound.compareTo(least) < 0) least = bound;
            return least;
        }

        /** Whether none is shorter than the one before it. */
        public boolean isAscending() {
            return min.compareTo(p50) <= 0
                    && p50.compareTo(p90) <= 0
                    && p90.compareTo(p99) <= 0
                    && p99.compareTo(max) <= 0;
        }

        @Override
        public Duration at(double share) {
            if (share < 0.5) return between(min, p50, share / 0.5);
            if (share < 0.9) return between(p50, p90, (share - 0.5) / 0.4);
            return share < 0.99 ? between(p90, p99, (share - 0.9) / 0.09) : between(p99, max, (share - 0.99) / 0.01);
        }

        /** Even steps of the exponent, so that lengths thin out towards the longer end. */
        private static Duration between(Duration from, Duration to, double part) {
            double low = Math.log1p(from.toMillis());
            double high = Math.log1p(to.toMillis());
            return Duration.ofMillis(Math.round(Math.expm1(low + part * (high - low))));
        }
    }
}

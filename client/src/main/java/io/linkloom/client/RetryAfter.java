package io.linkloom.client;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** When a server that is busy wants to be asked again. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetryAfter() {}

    /** As the answer asks, in seconds or as a date; `otherwise` where it does not. Null when that is too long to wait for. */
    static @Nullable Duration of(HttpResponse<?> answer, Duration otherwise) {
        String header = answer.headers().firstValue("Retry-After").orElse("").strip();
        Duration wish = header.isEmpty() ? otherwise : parse(header, otherwise);
        return wish.compareTo(LONGEST) > 0 ? null : wish;
    }

    private static Duration parse(String header, Duration otherwise) {
        if (header.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(header));
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
            Duration left = Duration.between(Instant.now(), then);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}

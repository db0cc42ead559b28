package io.linkloom.server.api;

import io.linkloom.server.storage.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page goes on, as opaque text. */
final class Cursors {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final int MAX_TEXT = 1_000;

    private Cursors() {}

    /** A point in time and the words that tell apart what happened at it. */
    record Cursor(Instant at, List<String> words) {}

    static String encode(Instant at, String... words) {
        String text = Micros.of(at) + "," + String.join(",", words);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Null when there is none. `words`: how many there have to be. */
    static @Nullable Cursor decode(@Nullable String cursor, int words) {
        if (cursor == null) return null;
        try {
            if (cursor.length() > MAX_TEXT) throw new ApiProblem(ProblemKind.BAD_CURSOR);
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            List<String> parts = Arrays.asList(text.split(",", -1));
            boolean plain = parts.size() == words + 1
                    && parts.stream().allMatch(part -> PLAIN.matcher(part).matches());
            if (!plain) throw new ApiProblem(ProblemKind.BAD_CURSOR);
            return new Cursor(Micros.instant(Long.parseLong(parts.getFirst())), parts.subList(1, parts.size()));
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(ProblemKind.BAD_CURSOR);
        }
    }
}

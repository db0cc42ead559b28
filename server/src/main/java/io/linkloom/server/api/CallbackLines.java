package io.linkloom.server.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Lines that a backend sends for the log: text, or one JSON object a line. All of them are read before any is taken.
 *
 * @param cut how many more there were than are taken at once
 */
record CallbackLines(List<Line> taken, int cut) {
    static final int MAX_BYTES = Bodies.MAX_JSON;
    static final int MAX_LINES = 5_000;
    static final List<MediaType> TYPES =
            List.of(MediaType.TEXT_PLAIN, MediaType.parseMediaType("application/x-ndjson"), MediaType.APPLICATION_JSON);

    private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN", "ERROR");

    record Line(@Nullable String level, String message) {}

    /** A line as JSON has it. */
    private record Written(@Nullable String level, @Nullable String message) {}

    static CallbackLines read(String contentType, byte[] body) {
        boolean json = !MediaType.TEXT_PLAIN.includes(MediaType.parseMediaType(contentType));
        List<Line> taken = new ArrayList<>();
        int number = 0;
        int cut = 0;
        for (String line : new String(body, StandardCharsets.UTF_8).split("\\R", -1)) {
            number++;
            if (line.isBlank()) continue;
            if (taken.size() == MAX_LINES) cut++;
            else taken.add(json ? parsed(line, number) : new Line(null, line));
        }
        return new CallbackLines(taken, cut);
    }

    private static Line parsed(String text, int number) {
        Written written;
        try {
            written = Bodies.parse(text.getBytes(StandardCharsets.UTF_8), Written.class);
        } catch (ApiProblem e) {
            // Once more with the lines before it, so that the problem names the right one.
            String whole = "\n".repeat(number - 1) + text;
            written = Bodies.parse(whole.getBytes(StandardCharsets.UTF_8), Written.class);
        }
        String level = written.level == null ? "" : written.level.toUpperCase(Locale.ROOT);
        return new Line(LEVELS.contains(level) ? level : null, written.message == null ? "" : written.message);
    }
}

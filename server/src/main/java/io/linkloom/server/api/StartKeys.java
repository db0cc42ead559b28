package io.linkloom.server.api;

import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.security.Caller;
import io.linkloom.server.view.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What `Idempotency-Key` means: the same key for the same route by the same caller starts one execution. */
@Component
class StartKeys {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Journal journal;

    StartKeys(Journal journal) {
        this.journal = journal;
    }

    /**
     * The key of a request; null when it has none.
     *
     * @param route what is asked for, and of whom
     * @param body as it was understood, so that the order of its fields does not matter
     */
    Commit.@Nullable StartKey of(HttpServletRequest request, String route, Object body) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) return null;
        if (!FORM.matcher(key).matches()) throw new ApiProblem(ProblemKind.BAD_IDEMPOTENCY_KEY);
        String caller = Caller.of(request).name();
        byte[] scope = sha256((route + '\n' + (caller == null ? "" : caller)).getBytes(StandardCharsets.UTF_8));
        byte[] content = sha256(Json.of(sorted(Json.of(body).value())).utf8());
        return new Commit.StartKey(
                "start:" + HexFormat.of().formatHex(scope, 0, 16),
                key,
                "",
                ByteBuffer.wrap(content).getLong());
    }

    /** The execution that a request with this key started before; null when none did. */
    @Nullable
    String startedBefore(Commit.@Nullable StartKey key) {
        if (key == null) return null;
        try {
            Commit.StartKey first = journal.startKey(key.scope(), key.key());
            if (first == null) return null;
            requireSame(key, first.requestHash());
            return first.execution();
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }

    void requireSame(Commit.StartKey key, long requestHash) {
        if (key.requestHash() != requestHash) throw new ApiProblem(ProblemKind.IDEMPOTENCY_MISMATCH);
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new TreeMap<>();
                map.forEach((key, item) -> entries.put(String.valueOf(key), sorted(item)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new java.util.ArrayList<>(list.size());
                for (Object item : list) items.add(sorted(item));
                yield items;
            }
            case null -> null;
            default -> value;
        };
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}

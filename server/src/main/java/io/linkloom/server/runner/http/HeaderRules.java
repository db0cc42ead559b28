package io.linkloom.server.runner.http;

import static io.linkloom.server.runner.AttemptFailure.permanent;

import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import java.util.Locale;
import java.util.Set;

/** Which headers a task may set, and to what. */
final class HeaderRules {
    /** They say how the message is framed or which connection carries it: that is between the client and the wire. */
    private static final Set<String> FRAMING = Set.of(
            "connection", "content-length", "expect", "host", "http2-settings", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderRules() {}

    /** @throws AttemptFailure `INVALID_HEADER` when the task may not set this header */
    static void checkName(String name) throws AttemptFailure {
        if (!isToken(name)) throw refused(name, "is not a valid header name");
        String lower = name.toLowerCase(Locale.ROOT);
        if (FRAMING.contains(lower)) throw refused(name, "belongs to the connection and cannot be set");
        if (lower.equals("idempotency-key") || lower.startsWith("link-loom-") || lower.startsWith("webhook-")) {
            throw refused(name, "is set by Link Loom");
        }
    }

    /**
     * The value without the white space around it.
     *
     * @throws AttemptFailure `INVALID_HEADER` for line breaks, control characters, and what is not ASCII; the value is not repeated, it
     *     may be secret
     */
    static String checkValue(String name, String value) throws AttemptFailure {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n') throw refused(name, "has a line break in its value");
            if (c < 0x20 && c != '\t' || c == 0x7f) throw refused(name, "has a control character in its value");
            if (c > 0x7f) throw refused(name, "has a character in its value that is not ASCII");
        }
        return value.strip();
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) return false;
        }
        return !name.isEmpty();
    }

    private static AttemptFailure refused(String name, String why) {
        return permanent(FailureCode.INVALID_HEADER, "The header " + Excerpt.of(name) + " " + why);
    }
}

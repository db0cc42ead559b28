package io.linkloom.server.runner.http;

import static io.linkloom.server.runner.AttemptFailure.permanent;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import java.net.URI;
import java.net.URISyntaxException;

/** Where an attempt is sent to. */
final class RequestUrl {
    private RequestUrl() {}

    /** @throws AttemptFailure `INVALID_URL` unless it is an `http` or `https` address with a host */
    static URI of(AttemptContext attempt, TaskWork.Http http) throws AttemptFailure, ExpressionException {
        if (http.url() != null) return parse(http.url().renderText(attempt.scope()).strip());
        String base = attempt.address().backend();
        if (base == null) {
            throw permanent(FailureCode.INVALID_URL, "The backend " + http.backend() + " has no address");
        }
        String path = http.path() == null ? "" : http.path().renderText(attempt.scope()).strip();
        return parse(join(base, path));
    }

    /** Whatever the path says, it stays behind the host of the base. */
    private static String join(String base, String path) {
        if (path.isEmpty()) return base;
        String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return path.startsWith("/") ? start + path : start + "/" + path;
    }

    private static URI parse(String text) throws AttemptFailure {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(text, "is not a valid address");
        }
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web) throw invalid(text, "is neither http nor https");
        if (url.getRawUserInfo() != null) {
            throw permanent(FailureCode.INVALID_URL, "The address carries a user name or password; use auth instead");
        }
        if (url.getHost() == null) throw invalid(text, "names no host");
        if (url.getPort() > 65_535) throw invalid(text, "has a port above 65535");
        return isAscii(text) ? url : URI.create(url.toASCIIString());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }

    private static AttemptFailure invalid(String text, String why) {
        return permanent(FailureCode.INVALID_URL, "The address \"" + Excerpt.of(text) + "\" " + why);
    }
}

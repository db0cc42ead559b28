package io.linkloom.server.runner.http;

import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words what went wrong between here and the backend. */
final class ConnectionProblem {
    private ConnectionProblem() {}

    static Outcome.Failed of(URI url, IOException e) {
        return Outcome.retryable(FailureCode.CONNECTION, describe(at(url), e));
    }

    /** Whether the connection ended before the backend had said a single byte. */
    static boolean isUnanswered(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && message.contains("received no bytes")) return true;
        }
        return false;
    }

    /** Whether no connection could be made: nothing was sent. */
    static boolean isUnconnected(IOException e) {
        return e instanceof HttpConnectTimeoutException
                || has(e, ConnectException.class) != null
                || has(e, UnknownHostException.class) != null
                || has(e, UnresolvedAddressException.class) != null;
    }

    static String at(URI url) {
        return url.getHost() + ":" + RequestUrl.port(url);
    }

    private static String describe(String at, IOException e) {
        if (e instanceof HttpConnectTimeoutException) return "No connection to " + at + " in time";
        if (has(e, UnknownHostException.class) != null || has(e, UnresolvedAddressException.class) != null) {
            return "The host of " + at + " is unknown";
        }
        SSLException tls = has(e, SSLException.class);
        if (tls != null) return "No secure connection to " + at + ": " + Excerpt.of(String.valueOf(tls.getMessage()));
        if (has(e, ConnectException.class) != null) return "The connection to " + at + " was refused";
        if (isUnanswered(e)) return "The connection to " + at + " was closed without an answer";
        ProtocolException protocol = has(e, ProtocolException.class);
        if (protocol != null) {
            return at + " did not answer with HTTP: " + Excerpt.of(String.valueOf(protocol.getMessage()));
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("reset")) return "The connection to " + at + " was reset";
        if (has(e, EOFException.class) != null || message.contains("bytes received") || message.contains("closed")) {
            return "The connection to " + at + " was closed before the answer was complete";
        }
        return "The connection to " + at + " broke: " + Excerpt.of(String.valueOf(e.getMessage()));
    }

    private static <T extends Throwable> @Nullable T has(Throwable e, Class<T> type) {
        for (Throwable t = e; t != null; t = t.getCause()) if (type.isInstance(t)) return type.cast(t);
        return null;
    }
}

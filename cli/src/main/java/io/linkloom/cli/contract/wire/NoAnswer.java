package io.linkloom.cli.contract.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;

/** Why no answer came. */
public enum NoAnswer {
    /** No connection could be made. */
    UNREACHABLE,
    /** Nothing, or not all of it, in time. */
    TIMEOUT,
    /** The connection broke, or what came was no HTTP. */
    BROKEN;

    static NoAnswer of(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof HttpTimeoutException) return TIMEOUT;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            boolean unreachable = t instanceof ConnectException
                    || t instanceof UnknownHostException
                    || t instanceof UnresolvedAddressException;
            if (unreachable) return UNREACHABLE;
        }
        return BROKEN;
    }

    static String words(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException && t.getMessage() != null) return t.getMessage();
        }
        return failure.getClass().getSimpleName();
    }
}

package io.linkloom.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Results that are not there yet. */
final class Promises {
    private Promises() {}

    /** Waits; who is interrupted gives it up. */
    static <T> T await(CompletableFuture<T> promise) throws ExecutionException {
        try {
            return promise.get();
        } catch (InterruptedException e) {
            promise.cancel(true);
            Thread.currentThread().interrupt();
            throw LinkLoomException.interrupted(e);
        }
    }

    /** For a caller who waited: points at the line where it waited, not into a thread of the client. */
    static RuntimeException rethrown(ExecutionException failure) {
        Throwable cause = cause(failure);
        cause.setStackTrace(new Throwable().getStackTrace());
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? cause : failure;
    }
}

package io.linkloom.server.runner.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes an answer's body up to a limit; beyond it the connection is closed and nothing more is held. */
final class BoundedBody implements BodySubscriber<BoundedBody.Content> {

    /**
     * What was taken.
     *
     * @param cut whether there would have been more
     */
    record Content(byte[] bytes, boolean cut) {}

    private final CompletableFuture<Content> result = new CompletableFuture<>();
    private final int limit;
    private byte[] bytes;
    private int length;
    private Flow.@Nullable Subscription subscription;

    /** @param expected the announced length; negative when none was */
    BoundedBody(int limit, long expected) {
        this.limit = limit;
        bytes = new byte[(int) Math.min(limit, expected < 0 ? 1024 : expected)];
    }

    @Override
    public CompletionStage<Content> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) return;
            int taken = Math.min(buffer.remaining(), limit - length);
            if (length + taken > bytes.length) grow(length + taken);
            boolean cut = taken < buffer.remaining();
            buffer.get(bytes, length, taken);
            length += taken;
            if (cut) stop();
        }
    }

    private void grow(int needed) {
        bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(needed, 2 * bytes.length)));
    }

    private void stop() {
        if (subscription != null) subscription.cancel();
        result.complete(content(true));
    }

    @Override
    public void onError(Throwable error) {
        result.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        result.complete(content(false));
    }

    private Content content(boolean cut) {
        return new Content(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), cut);
    }
}

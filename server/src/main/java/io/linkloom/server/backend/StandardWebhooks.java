package io.linkloom.server.backend;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.http.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.StringJoiner;
import java.util.function.BiConsumer;

/**
 * Signs calls of backends that have a secret, as Standard Webhooks asks: over the id, the time and the exact bytes of the body, once with
 * each secret of the backend.
 */
public final class StandardWebhooks implements RequestSigner {
    private final Backends backends;
    private final InstantSource clock;

    public StandardWebhooks(Backends backends, InstantSource clock) {
        this.backends = backends;
        this.clock = clock;
    }

    @Override
    public void sign(AttemptContext attempt, byte[] body, BiConsumer<String, String> headers) {
        if (!(attempt.definition().work() instanceof TaskWork.Http http) || http.backend() == null) return;
        BackendDefinition backend = backends.definition(http.backend());
        if (backend == null || backend.secrets().isEmpty()) return;
        // Neither executions nor tasks have a full stop in their ids, so the parts cannot run into each other.
        String id = attempt.idempotencyKey() + "#" + attempt.run().attempt();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        StringJoiner signatures = new StringJoiner(" ");
        for (SigningSecret secret : backend.secrets()) signatures.add(secret.sign(head, body));
        headers.accept("webhook-id", id);
        headers.accept("webhook-timestamp", timestamp);
        headers.accept("webhook-signature", signatures.toString());
    }
}

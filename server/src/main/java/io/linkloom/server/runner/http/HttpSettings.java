package io.linkloom.server.runner.http;

import java.time.Duration;

/**
 * What an installation decides about calls to backends.
 *
 * @param connectTimeout for a new connection; part of the task's timeout, not on top of it
 * @param defaultTimeout for tasks that have none
 * @param signer adds the headers that prove who is calling
 * @param egress says which addresses may be called
 */
public record HttpSettings(Duration connectTimeout, Duration defaultTimeout, RequestSigner signer, Egress egress) {
    public static final HttpSettings DEFAULT =
            new HttpSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), RequestSigner.NONE, Egress.OPEN);
}

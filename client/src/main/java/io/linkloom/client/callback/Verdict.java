package io.linkloom.client.callback;

/** Whether a request comes from the server, and just now. */
public enum Verdict {
    VALID("The signature is right"),
    UNSIGNED("The call is not signed: webhook-id, webhook-timestamp and webhook-signature are needed"),
    STALE("webhook-timestamp is too far from now: the call was held back or repeated, or a clock is wrong"),
    FORGED("The signature is wrong: the secret is another one, or the body was changed on its way");

    private final String why;

    Verdict(String why) {
        this.why = why;
    }

    /** One sentence for whoever sent the request. */
    public String why() {
        return why;
    }
}

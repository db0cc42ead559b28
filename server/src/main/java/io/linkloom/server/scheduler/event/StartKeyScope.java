package io.linkloom.server.scheduler.event;

import io.linkloom.model.definition.Trigger;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Commit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names of starts: the same cause and the same trigger give the same name, after a crash and from any process. */
final class StartKeyScope {
    static final String PREFIX = "event:";

    private StartKeyScope() {}

    /**
     * The key under which a cause starts a workflow by one of its triggers.
     *
     * @param cause what happened, at most 100 characters
     */
    static Commit.StartKey of(String cause, String namespace, String workflow, Trigger trigger) {
        String which = sha256(trigger.getClass().getSimpleName(), content(trigger));
        return new Commit.StartKey(PREFIX + namespace + ":" + workflow, cause + ":" + which.substring(0, 32), "", 0);
    }

    /** A trigger is what it says, wherever it stands in its document. */
    private static String content(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Cron cron -> cron.schedule();
            case Trigger.Event event -> event.event() + '\n' + event.when() + '\n' + event.inputs();
            case Trigger.OnWorkflow on ->
                on.workflow() + '\n' + on.on().stream().sorted().toList() + '\n' + on.when() + '\n' + on.inputs();
        };
    }

    /** Of the texts one after the other, told apart by a character that is in none of them where it matters. */
    static String sha256(@Nullable String... texts) {
        try {
            byte[] bytes = Json.of(texts).utf8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}

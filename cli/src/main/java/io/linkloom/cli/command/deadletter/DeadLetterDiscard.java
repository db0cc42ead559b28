package io.linkloom.cli.command.deadletter;

import io.linkloom.api.BulkResult;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import io.linkloom.client.DeadLetterFilter;
import io.linkloom.client.DeadLetters;
import picocli.CommandLine.Command;

/** `loom dead-letter discard LETTER…`, or all that match. */
@Command
public final class DeadLetterDiscard extends Treatment {
    public DeadLetterDiscard(Session session) {
        super(session);
    }

    @Override
    String key() {
        return "discard";
    }

    @Override
    ExecutionDetails one(DeadLetters server, String id) {
        return server.discard(id);
    }

    @Override
    BulkResult many(DeadLetters server, DeadLetterFilter filter) {
        return server.discardAll(filter);
    }
}

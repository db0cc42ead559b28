package io.linkloom.cli.command.deadletter;

import io.linkloom.api.BulkResult;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import io.linkloom.client.DeadLetterFilter;
import io.linkloom.client.DeadLetters;
import picocli.CommandLine.Command;

/** `loom dead-letter requeue LETTER…`, or all that match. */
@Command
public final class DeadLetterRequeue extends Treatment {
    public DeadLetterRequeue(Session session) {
        super(session);
    }

    @Override
    String key() {
        return "requeue";
    }

    @Override
    ExecutionDetails one(DeadLetters server, String id) {
        return server.requeue(id);
    }

    @Override
    BulkResult many(DeadLetters server, DeadLetterFilter filter) {
        return server.requeueAll(filter);
    }
}

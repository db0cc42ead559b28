package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Fault;
import io.linkloom.cli.contract.wire.NoAnswer;
import io.linkloom.model.json.Json;

/** What became of a delivery, its callback included. */
public sealed interface Outcome {

    /** The work is done; `output` is what the task would have. */
    record Done(Json output) implements Outcome {}

    /** The backend says that the work failed. */
    record WorkFailed(String message) implements Outcome {}

    /** Another answer than 2xx. */
    record Refused(int status, boolean retried) implements Outcome {}

    record Unanswered(NoAnswer reason, String problem) implements Outcome {}

    /** 202, and then nothing in time. */
    record Unreported(long seconds) implements Outcome {}

    /** 202, and then something that the server would not take. */
    record Misreported(Fault fault) implements Outcome {}
}

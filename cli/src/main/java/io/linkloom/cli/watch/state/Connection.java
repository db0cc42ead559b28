package io.linkloom.cli.watch.state;

import java.time.Instant;

/** Whether what is shown is what is. */
public sealed interface Connection {
    /** Nothing was heard yet. */
    record Opening() implements Connection {}

    record Live() implements Connection {}

    /** @param since when the last news came */
    record Lost(Instant since, String reason) implements Connection {}
}

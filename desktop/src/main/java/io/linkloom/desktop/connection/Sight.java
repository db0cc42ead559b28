package io.linkloom.desktop.connection;

import io.linkloom.api.ExecutionSummary;
import java.util.List;

/** What one look at a server showed. */
public sealed interface Sight {
    /**
     * The server answered.
     *
     * @param executions the newest ones, newest first
     */
    record Online(String version, List<ExecutionSummary> executions) implements Sight {
        public Online {
            executions = List.copyOf(executions);
        }
    }

    /**
     * There is nothing to show.
     *
     * @param detail in words of the server; empty where it said nothing
     */
    record Offline(Reason reason, String detail) implements Sight {}

    /** Why there is nothing to show. */
    enum Reason {
        /** The address is no http or https URL. */
        BAD_ADDRESS,
        /** Nobody answers at that address. */
        UNREACHABLE,
        /** It wants a token, or one that allows more. */
        FORBIDDEN,
        /** It answered something else than was asked for. */
        REFUSED
    }
}

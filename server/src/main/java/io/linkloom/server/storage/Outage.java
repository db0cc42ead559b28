package io.linkloom.server.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached, or has to do something else first, from one that does not like what it was asked. */
public final class Outage {
    /** By the first two characters of the SQL state: connection, not enough resources, ended by somebody, had to give way to others. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "40");

    /** PostgreSQL ended a transaction in which nothing happened, or read-only takes no writes: it is a standby that is to become the primary. */
    private static final Set<String> STATES = Set.of("25P03", "25P04", "25006", "55P03");

    private Outage() {}

    /** Whether asking again later may help although nothing is changed. */
    public static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLNonTransientConnectionException)
                return true;
            if (cause instanceof IOException) return true;
            if (cause instanceof SQLException sql && is(sql.getSQLState())) return true;
            if (cause.getCause() == cause) return false;
        }
        return false;
    }

    private static boolean is(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}

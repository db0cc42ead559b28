package io.linkloom.server.backup;

import org.h2.engine.Constants;

/**
 * Which server this is, as far as what it keeps is concerned.
 *
 * @param server its version
 * @param schema number of the last migration that it knows
 * @param engine version of its embedded database
 */
public record Origin(String server, int schema, String engine) {

    public static Origin of(String server, int schema) {
        return new Origin(server, schema, Constants.VERSION);
    }
}

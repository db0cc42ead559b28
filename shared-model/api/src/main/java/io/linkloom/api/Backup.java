package io.linkloom.api;

import java.time.Instant;

/**
 * A backup of the embedded database, in the folder `backups` of the server's data directory.
 *
 * @param name of its file there
 * @param createdAt what was acknowledged before is in it
 * @param reason why it was made
 * @param server version of the server that made it
 * @param schema number of the last migration that its database has
 * @param bytes size of the file
 */
public record Backup(String name, Instant createdAt, Reason reason, String server, int schema, long bytes) {

    /** Why a backup was made. */
    public enum Reason {
        /** Somebody asked for it; it stays until a person removes it. */
        ASKED,
        /** A newer server was about to change the database; the last few are kept. */
        UPGRADE
    }
}

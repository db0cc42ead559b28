package io.linkloom.server.backup;

import java.time.Instant;

/**
 * What a backup says about itself.
 *
 * @param format of the backup file; this server writes and reads 1
 * @param server version of the server that made it
 * @param schema number of the last migration that the database has
 * @param engine version of the embedded database that wrote the file
 * @param createdAt when it was begun
 * @param reason why it was made
 * @param bytes size of the database file in it
 * @param sha256 of the database file in it, in hexadecimal digits
 */
public record Manifest(
        int format,
        String server,
        int schema,
        String engine,
        Instant createdAt,
        Reason reason,
        long bytes,
        String sha256) {
    static final int FORMAT = 1;

    /** Why a backup was made. */
    public enum Reason {
        /** Somebody asked for it. */
        ASKED,
        /** A newer server was about to change the database. */
        UPGRADE
    }
}

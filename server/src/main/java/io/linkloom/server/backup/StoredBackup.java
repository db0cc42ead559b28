package io.linkloom.server.backup;

/**
 * A backup in the folder of a data directory.
 *
 * @param bytes size of its file
 */
public record StoredBackup(String name, Manifest manifest, long bytes) {}

package io.linkloom.server.storage;

import java.nio.file.Path;

/** The address of the embedded database of a directory. */
public final class EmbeddedUrl {
    private EmbeddedUrl() {}

    /**
     * One file, durable with every commit: `WRITE_DELAY=0` is what makes an acknowledged commit survive a killed process. H2 must not
     * close the file by itself when the process ends, for the engine still writes then.
     */
    public static String of(Path directory) {
        String file = directory.toAbsolutePath().resolve("loom").toString().replace(";", "\\;");
        return "jdbc:h2:file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}

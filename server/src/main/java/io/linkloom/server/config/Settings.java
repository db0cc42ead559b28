package io.linkloom.server.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom`.
 *
 * @param dataDir where everything is kept
 * @param publicUrl address under which backends reach this server; null: `http://localhost:` and the port
 * @param shards how many shards executions are spread over; fixed once there is data
 * @param warmUp whether a server that has nothing to do yet practises first, so that its first executions are quick
 * @param durability what a commit survives on the embedded database
 */
@ConfigurationProperties("link-loom")
public record Settings(
        @DefaultValue("./link-loom-data") String dataDir,
        @Nullable String publicUrl,
        @DefaultValue("16") int shards,
        @DefaultValue("process") Durability durability,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue Slots slots,
        @DefaultValue Shell shell) {

    /** What an acknowledged commit survives. PostgreSQL always survives both. */
    public enum Durability {
        /** The death of the process. */
        PROCESS,
        /** A power cut, too: each commit is synced to the disk. */
        POWER
    }

    /** How many attempts may be on their way at one time: to one backend, and of the other runners. */
    public record Slots(
            @DefaultValue("128") int backend,
            @DefaultValue("16") int shell,
            @DefaultValue("16") int java) {

        /** Slots of a pool, see `Plan.pool`. */
        int of(String pool) {
            return switch (pool) {
                case "shell" -> shell;
                case "java" -> java;
                default -> backend;
            };
        }
    }

    /** `enabled` null: on as long as the server listens on loopback only. */
    public record Shell(@Nullable Boolean enabled) {}
}

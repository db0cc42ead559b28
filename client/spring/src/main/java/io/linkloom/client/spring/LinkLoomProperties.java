package io.linkloom.client.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set.
 *
 * @param url Address of the Link Loom server.
 * @param token Bearer token of this application; none where the server asks for none.
 * @param connectTimeout How long one connection to the server may take to come about.
 * @param timeout How long one answer of the server may take.
 */
@ConfigurationProperties("link-loom")
public record LinkLoomProperties(
        @DefaultValue("http://localhost:8080") String url,
        @Nullable String token,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue Registration registration,
        @DefaultValue Tasks tasks) {

    /**
     * Workflows that are registered when the application has started.
     *
     * @param enabled Whether workflows are registered at the start.
     * @param locations Where the documents lie.
     * @param retryInterval Longest time between two tries while the server is away.
     */
    public record Registration(
            @DefaultValue("true") boolean enabled,

            @DefaultValue({"classpath:workflows/*.yaml", "classpath:workflows/*.yml"})
            List<String> locations,

            @DefaultValue("30s") Duration retryInterval) {}

    /**
     * Methods that are tasks.
     *
     * @param path Under which path the tasks are asked for.
     * @param secrets Secrets (whsec_…) that calls may be signed with; several while one takes the place of another. Without any, every
     *     call is taken.
     * @param timestampTolerance How far the time of a signed call may be from now.
     * @param heartbeatInterval Time between two signs of life of work that goes on after a 202.
     * @param patience How long a delivery waits for the end of the same work, which an earlier one began, before it is answered 202 or 425.
     */
    public record Tasks(
            @DefaultValue("/api/tasks") String path,
            @DefaultValue List<String> secrets,
            @DefaultValue("5m") Duration timestampTolerance,
            @DefaultValue("10s") Duration heartbeatInterval,
            @DefaultValue("20s") Duration patience,
            @DefaultValue Deduplication deduplication) {}

    /**
     * How work is known again that was delivered before.
     *
     * @param store Where outputs are kept by their Idempotency-Key.
     * @param keep How long outputs are kept in the database.
     * @param createTable Whether the table is made where it is missing.
     */
    public record Deduplication(
            @DefaultValue("memory") Store store,
            @DefaultValue("7d") Duration keep,
            @DefaultValue("true") boolean createTable) {}

    /** Where outputs are kept. */
    public enum Store {
        /** In this process: up to 10,000 outputs of the last 7 days. */
        MEMORY,
        /** In a table of the application's DataSource: for several instances, and beyond a restart. */
        JDBC,
        /** Nowhere: the same work may be done again. */
        NONE
    }
}

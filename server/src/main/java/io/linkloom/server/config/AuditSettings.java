package io.linkloom.server.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom.audit`.
 *
 * @param period between two rounds that look whether everything goes on; zero: no rounds
 */
@ConfigurationProperties("link-loom.audit")
public record AuditSettings(@DefaultValue("30s") Duration period) {}

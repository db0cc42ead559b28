package io.linkloom.server.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom.egress`.
 *
 * @param allow what may be called: hosts, `host:port`, `*.domain`, addresses, ranges; empty: everything but link-local and metadata addresses
 */
@ConfigurationProperties("link-loom.egress")
public record EgressSettings(@DefaultValue List<String> allow) {
    public EgressSettings {
        allow = List.copyOf(allow);
    }
}

package io.linkloom.server.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom.schedules`.
 *
 * @param late so long after its instant an execution still starts as if it were in time; what is later was missed, and `catchUp` decides
 */
@ConfigurationProperties("link-loom.schedules")
public record ScheduleSettings(@DefaultValue("1m") Duration late) {}

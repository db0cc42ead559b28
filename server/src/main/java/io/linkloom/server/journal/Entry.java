package io.linkloom.server.journal;

import io.linkloom.engine.event.Event;
import java.util.List;

/**
 * What one commit says about one execution.
 *
 * @param position within the shard; dense and ascending
 * @param events at least one, in the order of decision
 */
public record Entry(int shard, long position, String execution, List<Event> events) {}

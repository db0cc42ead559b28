package io.linkloom.server.shard;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Commit;
import org.jspecify.annotations.Nullable;

/**
 * An execution that somebody asks for.
 *
 * @param inputs checked and complete
 * @param key under which it may start only once; null when every request is a new one
 */
public record NewExecution(Plan plan, ExecutionHeader header, Json inputs, Commit.@Nullable StartKey key) {}

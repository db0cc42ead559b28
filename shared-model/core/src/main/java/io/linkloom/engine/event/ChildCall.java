package io.linkloom.engine.event;

import io.linkloom.model.json.Json;

/**
 * The child execution that a workflow task asked for.
 *
 * @param execution id of the child, given by the parent so that asking twice starts it once
 */
public record ChildCall(String execution, String workflow, Json inputs) {}

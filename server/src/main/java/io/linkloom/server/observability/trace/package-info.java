/**
 * Executions and attempts as spans for those who gather traces.
 *
 * <p>Comes in: ends of executions, from the journal. Goes out: spans, over OTLP, when an endpoint is set.
 *
 * <p>Must never: hold anything up, or be loaded where no endpoint is set.
 */
@NullMarked
package io.linkloom.server.observability.trace;

import org.jspecify.annotations.NullMarked;

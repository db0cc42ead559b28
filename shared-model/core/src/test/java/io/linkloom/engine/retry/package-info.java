/**
 * How long to wait before another attempt.
 *
 * <p>Comes in: policies. Goes out: durations.
 *
 * <p>Must never: depend on chance.
 */
@NullMarked
package io.linkloom.engine.retry;

import org.jspecify.annotations.NullMarked;

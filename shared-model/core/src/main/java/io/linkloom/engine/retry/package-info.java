/**
 * When a failed attempt is tried again.
 *
 * <p>Comes in: a retry policy, the number of tries, a random number. Goes out: the delay before the next attempt.
 *
 * <p>Must never: draw a random number by itself.
 */
@NullMarked
package io.linkloom.engine.retry;

import org.jspecify.annotations.NullMarked;

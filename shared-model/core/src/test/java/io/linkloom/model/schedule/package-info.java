/**
 * Proofs of schedules, against a clock that is walked minute by minute.
 *
 * <p>Comes in: expressions, zones and instants, chosen and random. Goes out: agreement.
 *
 * <p>Must never: use the code under test to say what is right.
 */
@NullMarked
package io.linkloom.model.schedule;

import org.jspecify.annotations.NullMarked;

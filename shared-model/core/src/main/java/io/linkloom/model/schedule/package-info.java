/**
 * When a schedule is due, and how long a duration is.
 *
 * <p>Comes in: a cron expression, a zone, an instant; a duration as text. Goes out: the instants at which it fires, each
 * with a note where daylight saving moved or doubled it; durations as values.
 *
 * <p>Must never: read a clock or a random number.
 */
@NullMarked
package io.linkloom.model.schedule;

import org.jspecify.annotations.NullMarked;

/**
 * When a schedule is due.
 *
 * <p>Comes in: a cron expression, a zone, an instant. Goes out: the instants at which it fires.
 *
 * <p>Must never: read a clock.
 */
@NullMarked
package io.linkloom.model.schedule;

import org.jspecify.annotations.NullMarked;

/**
 * Instants of schedules for people.
 *
 * <p>Comes in: instants with the schedule they are of. Goes out: columns and words.
 *
 * <p>Must never: work out an instant itself.
 */
@NullMarked
package io.linkloom.cli.calendar;

import org.jspecify.annotations.NullMarked;

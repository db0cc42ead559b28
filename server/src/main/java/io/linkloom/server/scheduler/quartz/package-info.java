/**
 * The alarm clock on Quartz, whose alarms lie in the database and ring in one of the processes that share it.
 *
 * <p>Comes in: alarms with their moments. Goes out: rings.
 *
 * <p>Must never: know what an alarm is for, compute an instant, or start before the first alarm is set.
 */
@NullMarked
package io.linkloom.server.scheduler.quartz;

import org.jspecify.annotations.NullMarked;

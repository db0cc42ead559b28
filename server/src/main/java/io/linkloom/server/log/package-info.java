/**
 * What tasks say while they run.
 *
 * <p>Comes in: lines of attempts. Goes out: lines by execution, task and attempt, in order.
 *
 * <p>Must never: hold up or change the state of anything.
 */
@NullMarked
package io.linkloom.server.log;

import org.jspecify.annotations.NullMarked;

/**
 * Looks whether everything that has not ended will go on, and sees to it when it will not.
 *
 * <p>Comes in: the executions that the database calls unfinished; what the shard loop says about each. Goes out: numbers, lines in the
 * server's log, and messages to the loop that mend.
 *
 * <p>Must never: hold up the loop, call something stalled that merely is slow, or mend the same thing without end.
 */
@NullMarked
package io.linkloom.server.audit;

import org.jspecify.annotations.NullMarked;

/**
 * One execution while it runs, for the commands that wait for it.
 *
 * <p>Comes in: the id of an execution. Goes out: a tree that changes in place where a person looks, a line for each change elsewhere; the execution as it ended. Door: [LiveExecution].
 *
 * <p>Must never: touch the execution. Ctrl-C leaves it alone, and says so.
 */
@NullMarked
package io.linkloom.cli.live;

import org.jspecify.annotations.NullMarked;

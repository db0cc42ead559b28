/**
 * The Link Loom server: schedules and runs workflows, and leaves nothing in doubt.
 *
 * <p>Comes in: arguments of the process. Goes out: a running server, or one line that says why there is none.
 *
 * <p>Must never: hold anything but the start.
 */
@NullMarked
package io.linkloom.server;

import org.jspecify.annotations.NullMarked;

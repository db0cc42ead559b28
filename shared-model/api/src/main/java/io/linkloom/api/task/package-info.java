/**
 * Tasks written in Java, as plugins of the server.
 *
 * <p>Comes in: nothing. Goes out: what a plugin implements and what it is given.
 *
 * <p>Must never: need more than Java 17, or show a plugin anything of the server but these types.
 */
@NullMarked
package io.linkloom.api.task;

import org.jspecify.annotations.NullMarked;

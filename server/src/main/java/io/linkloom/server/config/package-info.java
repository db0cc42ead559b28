/**
 * How the rooms are put together.
 *
 * <p>Comes in: settings of the process. Goes out: the objects of all rooms, wired.
 *
 * <p>Must never: hold behaviour.
 */
@NullMarked
package io.linkloom.server.config;

import org.jspecify.annotations.NullMarked;

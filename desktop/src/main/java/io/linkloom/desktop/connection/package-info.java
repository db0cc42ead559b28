/**
 * The server, seen from the desktop.
 *
 * <p>Comes in: an address. Goes out: what is there, or the reason why nothing is.
 *
 * <p>Must never: be called on the thread that draws, or throw for a server that is not there.
 */
@NullMarked
package io.linkloom.desktop.connection;

import org.jspecify.annotations.NullMarked;

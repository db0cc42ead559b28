/**
 * The desktop application.
 *
 * <p>Comes in: the words of the command line. Goes out: a running window.
 *
 * <p>Must never: hold anything but the start.
 */
@NullMarked
package io.linkloom.desktop;

import org.jspecify.annotations.NullMarked;

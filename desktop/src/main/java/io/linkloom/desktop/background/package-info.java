/**
 * Work that waits.
 *
 * <p>Comes in: work and what to do with its result. Goes out: the result, on the thread that draws.
 *
 * <p>Must never: make the thread that draws wait.
 */
@NullMarked
package io.linkloom.desktop.background;

import org.jspecify.annotations.NullMarked;

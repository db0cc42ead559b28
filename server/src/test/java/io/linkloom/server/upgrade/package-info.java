/**
 * Data directories of every version that was released, opened with the server of today.
 *
 * <p>Comes in: directories that servers of then left behind. Goes out: whether everything in them is still there and goes on.
 *
 * <p>Must never: change a directory that is stored; new ones are only added.
 */
@NullMarked
package io.linkloom.server.upgrade;

import org.jspecify.annotations.NullMarked;

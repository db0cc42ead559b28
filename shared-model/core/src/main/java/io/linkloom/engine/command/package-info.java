/**
 * What somebody wants of an execution.
 *
 * <p>Comes in: wishes and observations of the outside, with time, chance and free slots as data. Goes out: nothing; these are values.
 *
 * <p>Must never: carry a result of deciding.
 */
@NullMarked
package io.linkloom.engine.command;

import org.jspecify.annotations.NullMarked;

/**
 * Journals that were written once and must be readable forever.
 *
 * <p>Comes in: files. Goes out: the executions that they have always meant.
 *
 * <p>Must never: change a file that is there; new ones are only added.
 */
@NullMarked
package io.linkloom.engine.event;

import org.jspecify.annotations.NullMarked;

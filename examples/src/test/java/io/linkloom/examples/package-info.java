/**
 * The law of this module.
 *
 * <p>Comes in: its classes. Goes out: who broke which law.
 *
 * <p>Must never: hold tests of a single room.
 */
@NullMarked
package io.linkloom.examples;

import org.jspecify.annotations.NullMarked;

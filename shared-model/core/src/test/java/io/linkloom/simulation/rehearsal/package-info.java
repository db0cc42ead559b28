/**
 * Proofs of the room of the same name.
 *
 * <p>Comes in: workflows and test files as text. Goes out: agreement.
 *
 * <p>Must never: run anything but the real kernel.
 */
@NullMarked
package io.linkloom.simulation.rehearsal;

import org.jspecify.annotations.NullMarked;

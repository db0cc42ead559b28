/**
 * What a backend has to keep, one class for each promise.
 *
 * <p>Comes in: a bench that delivers and listens. Goes out: a verdict with what was found.
 *
 * <p>Must never: fail a backend for what the protocol leaves to it, or depend on what another check left behind.
 */
@NullMarked
package io.linkloom.cli.contract.check;

import org.jspecify.annotations.NullMarked;

/**
 * `loom watch` where no person sits at a screen.
 *
 * <p>Comes in: changes, one by one. Goes out: a line for each, or an object for each.
 *
 * <p>Must never: take anything back that was printed.
 */
@NullMarked
package io.linkloom.cli.watch.plain;

import org.jspecify.annotations.NullMarked;

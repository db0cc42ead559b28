/**
 * How data is printed.
 *
 * <p>Comes in: records of the contract. Goes out: a table for people or JSON for programs.
 *
 * <p>Must never: print anything itself.
 */
@NullMarked
package io.linkloom.cli.output;

import org.jspecify.annotations.NullMarked;

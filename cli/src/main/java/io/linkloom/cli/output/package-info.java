/**
 * How data is printed.
 *
 * <p>Comes in: records of the contract and, for people, which columns they make. Goes out: a table, JSON, YAML, CSV or names, on the terminal.
 *
 * <p>Must never: print JSON that the REST API would not give, or cut off what goes into a pipe.
 */
@NullMarked
package io.linkloom.cli.output;

import org.jspecify.annotations.NullMarked;

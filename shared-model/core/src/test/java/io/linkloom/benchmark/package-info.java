/**
 * How fast the kernel alone is.
 *
 * <p>Comes in: sizes. Goes out: a table on the terminal.
 *
 * <p>Must never: be part of the test run; times of a busy machine prove nothing.
 */
@NullMarked
package io.linkloom.benchmark;

import org.jspecify.annotations.NullMarked;

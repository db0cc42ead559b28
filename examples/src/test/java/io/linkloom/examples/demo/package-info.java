/**
 * Runs the demo as a person would: as a process.
 *
 * <p>Comes in: the packaged server. Goes out: what the demo printed and how it ended.
 *
 * <p>Must never: look inside the demo, or leave a process behind.
 */
@NullMarked
package io.linkloom.examples.demo;

import org.jspecify.annotations.NullMarked;

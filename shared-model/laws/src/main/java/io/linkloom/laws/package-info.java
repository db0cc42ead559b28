/**
 * The architecture as tests.
 *
 * <p>Comes in: the classes and sources of one module. Goes out: nothing, or a failed test that names who broke which law and why it is one.
 *
 * <p>Must never: be a dependency of anything but tests, or hold a law that nobody has seen fail.
 */
@NullMarked
package io.linkloom.laws;

import org.jspecify.annotations.NullMarked;

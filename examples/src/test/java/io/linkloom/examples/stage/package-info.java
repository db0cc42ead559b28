/**
 * Programs that the examples need: the packaged server, backends in other languages.
 *
 * <p>Comes in: commands. Goes out: processes that are up, and have ended with the tests.
 *
 * <p>Must never: leave a process behind, or be silent about a language that this machine lacks.
 */
@NullMarked
package io.linkloom.examples.stage;

import org.jspecify.annotations.NullMarked;

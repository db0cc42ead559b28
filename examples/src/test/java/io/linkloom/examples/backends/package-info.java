/**
 * The same backend in several languages: whether each keeps the contract of `examples/backends/README.md`.
 *
 * <p>Comes in: backends as processes. Goes out: what they answer, report and survive.
 *
 * <p>Must never: know in which language a backend is written, but for how it is started.
 */
@NullMarked
package io.linkloom.examples.backends;

import org.jspecify.annotations.NullMarked;

/**
 * A user backend, as small as one can be: it does the work of the example workflows.
 *
 * <p>Comes in: task envelopes by HTTP. Goes out: JSON answers, and one line on the console for each.
 *
 * <p>Must never: know anything of Link Loom but the callback protocol.
 */
@NullMarked
package io.linkloom.examples.backend;

import org.jspecify.annotations.NullMarked;

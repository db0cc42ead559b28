/**
 * What Link Loom sends to a backend, and what came back.
 *
 * <p>Comes in: a target and an attempt. Goes out: one HTTP request, as the server makes it or broken on purpose; its answer, or why there was none.
 *
 * <p>Must never: judge an answer.
 */
@NullMarked
package io.linkloom.cli.contract.wire;

import org.jspecify.annotations.NullMarked;

/**
 * The other side of a callback: takes results, heartbeats and log lines as the server does.
 *
 * <p>Comes in: what the backend sends under the address of an attempt. Goes out: the answer that the server would give, and a note of both.
 *
 * <p>Must never: take what the server would refuse.
 */
@NullMarked
package io.linkloom.cli.contract.callback;

import org.jspecify.annotations.NullMarked;

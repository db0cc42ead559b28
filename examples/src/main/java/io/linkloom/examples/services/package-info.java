/**
 * The services that the example workflows call: a bank, a supplier, a shop and its operators, in one small process.
 *
 * <p>Comes in: task envelopes by HTTP. Goes out: JSON answers, and callbacks where something takes longer.
 *
 * <p>Must never: know anything of Link Loom but the callback protocol. How a backend of one's own looks is shown in
 * `examples/backends`; here it is only short.
 */
@NullMarked
package io.linkloom.examples.services;

import org.jspecify.annotations.NullMarked;

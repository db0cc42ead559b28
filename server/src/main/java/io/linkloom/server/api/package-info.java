/**
 * The HTTP contract.
 *
 * <p>Comes in: requests. Goes out: the records of the contract, problems and streams.
 *
 * <p>Must never: decide anything about an execution, or let a stack trace out.
 */
@NullMarked
package io.linkloom.server.api;

import org.jspecify.annotations.NullMarked;

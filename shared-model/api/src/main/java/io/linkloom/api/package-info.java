/**
 * The records and statuses of the HTTP contract.
 *
 * <p>Comes in: nothing. Goes out: plain records that the server writes as JSON and every client reads.
 *
 * <p>Must never: hold behaviour beyond what a status says of itself, need more than Java 17, or depend on a framework.
 */
@NullMarked
package io.linkloom.api;

import org.jspecify.annotations.NullMarked;

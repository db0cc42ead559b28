/**
 * The Java client and a real server.
 *
 * <p>Comes in: the packaged server. Goes out: that every call of the client does there what it says.
 *
 * <p>Must never: know what the server knows by another way than the client.
 */
@NullMarked
package io.linkloom.examples.client;

import org.jspecify.annotations.NullMarked;

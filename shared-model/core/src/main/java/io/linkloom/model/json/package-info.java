/**
 * JSON values as the rest of the model holds them.
 *
 * <p>Comes in: UTF-8 bytes or plain Java values. Goes out: one immutable text with its value on demand.
 *
 * <p>Must never: lose a digit of a number that it only carries, or accept what is not JSON.
 */
@NullMarked
package io.linkloom.model.json;

import org.jspecify.annotations.NullMarked;

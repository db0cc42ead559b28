/**
 * JSON for the client and for backends, without a library that applications could have in another version.
 *
 * <p>Comes in: JSON text, plain values, records. Goes out: the same in another of these forms, or a `JsonException` that
 * says which place is wrong.
 *
 * <p>Must never: need more than the streaming part of Jackson (see the decision 0041), call setters, or guess a type.
 */
@NullMarked
package io.linkloom.client.json;

import org.jspecify.annotations.NullMarked;

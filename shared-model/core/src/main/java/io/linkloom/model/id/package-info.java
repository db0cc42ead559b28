/**
 * Names and numbers of things.
 *
 * <p>Comes in: texts from users, numbers from the engine. Goes out: typed identifiers that are known to be well formed.
 *
 * <p>Must never: let a malformed id through.
 */
@NullMarked
package io.linkloom.model.id;

import org.jspecify.annotations.NullMarked;

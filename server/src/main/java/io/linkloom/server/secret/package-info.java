/**
 * What nobody may read: sealed where it is kept, opened only for the attempt that needs it, and struck out of everything that comes back.
 *
 * <p>Comes in: keys from outside the database; values that people put in; texts in which a value might stand. Goes out: sealed texts for the
 * database; values for the runners of attempts; texts without values.
 *
 * <p>Must never: write a value or a key anywhere unsealed, show one in a message, or begin with a new key where an old one is missing.
 */
@NullMarked
package io.linkloom.server.secret;

import org.jspecify.annotations.NullMarked;

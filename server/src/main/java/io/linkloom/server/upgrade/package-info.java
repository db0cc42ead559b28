/**
 * Steps of an upgrade that SQL alone cannot take.
 *
 * <p>Comes in: a database as an older server left it. Goes out: the same with what newer servers look for.
 *
 * <p>Must never: be changed once it was released, or be needed by a database that is new.
 */
@NullMarked
package io.linkloom.server.upgrade;

import org.jspecify.annotations.NullMarked;

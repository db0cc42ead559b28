/**
 * Gets a server that has just started up to its speed, before the first work comes.
 *
 * <p>Comes in: nothing but time in which nobody wants anything. Goes out: code that the runtime has compiled.
 *
 * <p>Must never: touch a real execution or the real database, keep real work waiting, or let anything fail.
 */
@NullMarked
package io.linkloom.server.warmup;

import org.jspecify.annotations.NullMarked;

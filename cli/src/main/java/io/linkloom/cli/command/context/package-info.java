/**
 * `loom context …`: which servers there are, and which one is used.
 *
 * <p>Comes in: parsed words. Goes out: a change of the person's file of settings, or what is in it.
 *
 * <p>Must never: show a token.
 */
@NullMarked
package io.linkloom.cli.command.context;

import org.jspecify.annotations.NullMarked;

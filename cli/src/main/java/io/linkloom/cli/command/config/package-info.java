/**
 * `loom config …`: what is set, and by whom.
 *
 * <p>Comes in: parsed words. Goes out: a change of the person's file of settings, or what counts.
 *
 * <p>Must never: hold a token.
 */
@NullMarked
package io.linkloom.cli.command.config;

import org.jspecify.annotations.NullMarked;

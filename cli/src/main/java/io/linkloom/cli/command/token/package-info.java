/**
 * `loom token …`: tokens for a server's settings.
 *
 * <p>Comes in: parsed words. Goes out: a new token and its hash, once.
 *
 * <p>Must never: keep or send the token.
 */
@NullMarked
package io.linkloom.cli.command.token;

import org.jspecify.annotations.NullMarked;

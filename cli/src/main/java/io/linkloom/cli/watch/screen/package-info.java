/**
 * What `loom watch` looks like.
 *
 * <p>Comes in: a state, a size and a [Look]. Goes out: a [Frame] of lines that are all exactly as wide as the screen. Door: [Screen].
 *
 * <p>Must never: remember anything, know a terminal, or let a control character of somebody else's text through.
 */
@NullMarked
package io.linkloom.cli.watch.screen;

import org.jspecify.annotations.NullMarked;

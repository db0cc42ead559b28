/**
 * Where the command line writes.
 *
 * <p>Comes in: text. Goes out: data on stdout, messages on stderr.
 *
 * <p>Must never: let a control character of somebody else's text through.
 */
@NullMarked
package io.linkloom.cli.terminal;

import org.jspecify.annotations.NullMarked;

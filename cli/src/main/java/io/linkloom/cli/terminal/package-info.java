/**
 * Where the command line stands: its streams, its environment, its clock.
 *
 * <p>Comes in: text. Goes out: data on stdout, messages on stderr; what was typed or piped in.
 *
 * <p>Must never: let a control character of somebody else's text through, or colour what nobody looks at.
 */
@NullMarked
package io.linkloom.cli.terminal;

import org.jspecify.annotations.NullMarked;

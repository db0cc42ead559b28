/**
 * What every command shares.
 *
 * <p>Comes in: global options, the environment, files of settings. Goes out: the server to talk to, where to print, what people mean by a name.
 *
 * <p>Must never: do any of it before a command asks; starting has to be fast.
 */
@NullMarked
package io.linkloom.cli.session;

import org.jspecify.annotations.NullMarked;

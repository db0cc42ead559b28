/**
 * What every command shares.
 *
 * <p>Comes in: global options and the environment. Goes out: the server to talk to, the terminal, the format.
 *
 * <p>Must never: talk to a server by itself.
 */
@NullMarked
package io.linkloom.cli.session;

import org.jspecify.annotations.NullMarked;

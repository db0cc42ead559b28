/**
 * What is alive around `loom watch`: the terminal, the stream of changes, the calls of the server.
 *
 * <p>Comes in: keys, events, answers, time. Goes out: pictures, calls; at the end the terminal as it was. Door: [WatchLoop].
 *
 * <p>Must never: decide anything, draw more than five times a second by itself, or leave a terminal behind that has to be reset.
 */
@NullMarked
package io.linkloom.cli.watch.shell;

import org.jspecify.annotations.NullMarked;

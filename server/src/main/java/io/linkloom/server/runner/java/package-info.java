/**
 * Attempts of `java` tasks: code of plugins, on a thread of its own.
 *
 * <p>Comes in: an attempt of a `java` task. Goes out: its outcome, whatever the plugin does.
 *
 * <p>Must never: show a plugin the server's own classes, wait longer than the deadline, or let an error of a plugin reach the server.
 */
@NullMarked
package io.linkloom.server.runner.java;

import org.jspecify.annotations.NullMarked;

/**
 * Attempts of `shell` tasks: a process of its own in a directory of its own.
 *
 * <p>Comes in: an attempt of a `shell` task. Goes out: its outcome; the lines of both streams go to the log.
 *
 * <p>Must never: put a value into a command line for a shell, show the task the server's environment, or leave a process or a
 * directory behind.
 */
@NullMarked
package io.linkloom.server.runner.shell;

import org.jspecify.annotations.NullMarked;

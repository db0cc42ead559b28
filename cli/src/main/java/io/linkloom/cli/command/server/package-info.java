/**
 * `loom server …`: a server on this machine, and backups of the one that is talked to.
 *
 * <p>Comes in: parsed words. Goes out: a process that was started or ended, and what is known about it.
 *
 * <p>Must never: call into the server other than by HTTP, or end a process that it has not started.
 */
@NullMarked
package io.linkloom.cli.command.server;

import org.jspecify.annotations.NullMarked;

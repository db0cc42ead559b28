/**
 * Where everything is kept: the data directory and its database.
 *
 * <p>Comes in: settings. Goes out: one locked directory, connections, registered workflows.
 *
 * <p>Must never: let two processes share a directory, or answer before a write is durable.
 */
@NullMarked
package io.linkloom.server.storage;

import org.jspecify.annotations.NullMarked;

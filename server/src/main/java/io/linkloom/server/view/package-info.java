/**
 * The rows that lists and details read.
 *
 * <p>Comes in: executions as the kernel left them. Goes out: rows, written in the journal's own transaction; pages of records for the API.
 *
 * <p>Must never: be older than what was acknowledged.
 */
@NullMarked
package io.linkloom.server.view;

import org.jspecify.annotations.NullMarked;

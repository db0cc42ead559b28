/**
 * What a backend needs to do the work of tasks: verify, answer, report. For any HTTP server, without a framework.
 *
 * <p>Comes in: requests of a server as headers and bytes, handlers of an application. Goes out: answers, reports, log lines and heartbeats.
 *
 * <p>Door: {@link TaskBackend}. {@link Signatures}, {@link ProcessedTasks} and {@link TaskReport} also serve those who do the rest
 * themselves.
 *
 * <p>Must never: look into a body before its signature was checked, do work twice that is known to be done, or need more than Java 17.
 */
@NullMarked
package io.linkloom.client.callback;

import org.jspecify.annotations.NullMarked;

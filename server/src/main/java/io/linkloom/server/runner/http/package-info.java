/**
 * Attempts of `http` tasks: one request to a user backend, one answer within the deadline and the limit.
 *
 * <p>Comes in: an attempt of an `http` task. Goes out: the outcome that its answer, or the lack of one, means.
 *
 * <p>Must never: follow a redirect, keep a cookie, use a proxy of the environment, hold more than the limit of an answer, or go on
 * reading after the deadline.
 */
@NullMarked
package io.linkloom.server.runner.http;

import org.jspecify.annotations.NullMarked;

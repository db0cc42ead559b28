/**
 * How the server itself is seen from outside.
 *
 * <p>Comes in: what rooms count. Goes out: metrics and health with documented names.
 *
 * <p>Must never: slow down what it watches.
 */
@NullMarked
package io.linkloom.server.observability;

import org.jspecify.annotations.NullMarked;

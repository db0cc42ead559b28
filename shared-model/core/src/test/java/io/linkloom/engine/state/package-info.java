/**
 * Looks into executions: whether two are alike to the last field, and whether every count is what a recount gives.
 *
 * <p>Comes in: executions. Goes out: what is wrong with them, in words.
 *
 * <p>Must never: share code with what it checks.
 */
@NullMarked
package io.linkloom.engine.state;

import org.jspecify.annotations.NullMarked;

/**
 * The filter that people type: `status:failed,timeout workflow:daily-* started:>-24h`.
 *
 * <p>Comes in: one line of text. Goes out: a [Filter], or each place where the line is wrong with what would be right;
 * [FilterMatch] asks it of an execution in a list.
 *
 * <p>Must never: ignore a part that it does not understand, or that a list cannot answer.
 */
@NullMarked
package io.linkloom.model.filter;

import org.jspecify.annotations.NullMarked;

/**
 * What a workflow says, as values.
 *
 * <p>Comes in: what the YAML reader understood. Goes out: immutable records with all defaults filled in, equal when they mean the same.
 *
 * <p>Must never: carry positions, text of the source, or anything that depends on when or where the workflow runs.
 */
@NullMarked
package io.linkloom.model.definition;

import org.jspecify.annotations.NullMarked;

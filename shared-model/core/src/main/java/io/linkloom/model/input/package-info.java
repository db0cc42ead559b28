/**
 * The inputs of an execution.
 *
 * <p>Comes in: the declarations of a workflow and what a caller or a trigger gives. Goes out: one JSON object with every declared input, or what is
 * wrong with which of them.
 *
 * <p>Must never: guess a type, or evaluate a default twice.
 */
@NullMarked
package io.linkloom.model.input;

import org.jspecify.annotations.NullMarked;

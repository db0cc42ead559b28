/**
 * What is wrong with a document, where, and what would be right.
 *
 * <p>Comes in: findings of the readers and checks. Goes out: diagnostics with pointer, line, column, message and suggestion, in English and Ukrainian.
 *
 * <p>Must never: show a stack trace or the name of a class.
 */
@NullMarked
package io.linkloom.model.diagnostic;

import org.jspecify.annotations.NullMarked;

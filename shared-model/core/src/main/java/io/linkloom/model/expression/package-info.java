/**
 * The expressions and templates of the language.
 *
 * <p>Comes in: source text at registration, a scope at run time. Goes out: checked, compiled expressions and the plain values they evaluate to.
 *
 * <p>Must never: run anything but CEL, have a side effect, or go on without a bound.
 */
@NullMarked
package io.linkloom.model.expression;

import org.jspecify.annotations.NullMarked;

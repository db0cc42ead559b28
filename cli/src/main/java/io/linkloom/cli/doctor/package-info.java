/**
 * What may stand between a person and their server.
 *
 * <p>Comes in: the settings of this call. Goes out: findings, each with what would mend it.
 *
 * <p>Must never: mend anything, or say a token.
 */
@NullMarked
package io.linkloom.cli.doctor;

import org.jspecify.annotations.NullMarked;

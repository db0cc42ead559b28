/**
 * Which server is talked to, as whom, and what else somebody has set: contexts, settings, tokens.
 *
 * <p>Comes in: options, the environment and files. Goes out: the value that counts, by precedence.
 *
 * <p>Must never: read a token from a file that others can read or that belongs to a project, or parse a file that is not there.
 */
@NullMarked
package io.linkloom.cli.context;

import org.jspecify.annotations.NullMarked;

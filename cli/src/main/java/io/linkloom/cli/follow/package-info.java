/**
 * Following one execution until it has ended.
 *
 * <p>Comes in: its id. Goes out: how it ended, and on the way there a line for each change, or a picture that is drawn anew.
 *
 * <p>Must never: end an execution, or give up because the server is away for a while.
 */
@NullMarked
package io.linkloom.cli.follow;

import org.jspecify.annotations.NullMarked;

/**
 * What is kept, and for how long.
 *
 * <p>Comes in: limits by age and number, the time. Goes out: deletions in small transactions of their own.
 *
 * <p>Must never: delete what has not ended or what something that has not ended belongs to, go past a reader of the journal, or hold up a
 * commit.
 */
@NullMarked
package io.linkloom.server.retention;

import org.jspecify.annotations.NullMarked;

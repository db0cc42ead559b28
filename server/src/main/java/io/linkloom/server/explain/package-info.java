/**
 * Why things are as they are: what waits for what, what failed first, how two runs differ.
 *
 * <p>Comes in: an execution as its journal tells, view rows, how full the pools are. Goes out: records of the contract, with words in the
 * caller's language.
 *
 * <p>Must never: change an execution, ask the shard loop, or tell of what the caller may not see.
 */
@NullMarked
package io.linkloom.server.explain;

import org.jspecify.annotations.NullMarked;

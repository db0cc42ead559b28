/**
 * What was decided: the facts of the journal.
 *
 * <p>Comes in: nothing; these are values. Goes out: records and the codec that writes and reads them.
 *
 * <p>Must never: change the meaning or the name of anything that was ever written: golden journals are only added to.
 */
@NullMarked
package io.linkloom.engine.event;

import org.jspecify.annotations.NullMarked;

/**
 * Whether what a test file expects of its workflow is so.
 *
 * <p>Comes in: a test file. Goes out: for each scenario what was expected and was not so, with the story that shows why.
 *
 * <p>Must never: judge by anything but the story, or stop at the first thing that is not so.
 */
@NullMarked
package io.linkloom.simulation.examination;

import org.jspecify.annotations.NullMarked;

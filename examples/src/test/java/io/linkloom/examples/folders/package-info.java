/**
 * The folders of examples as readers find them: what each must have, and whether it does what it says.
 *
 * <p>Comes in: `examples/*`. Goes out: a test for each folder.
 *
 * <p>Must never: know what a single example is about.
 */
@NullMarked
package io.linkloom.examples.folders;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of workflows as data: how tasks behave, and what is expected of the execution.
 *
 * <p>Comes in: what the reader of test files found. Goes out: values that a rehearsal runs and an examination checks.
 *
 * <p>Must never: know how an execution is decided, or read a file.
 */
@NullMarked
package io.linkloom.model.scenario;

import org.jspecify.annotations.NullMarked;

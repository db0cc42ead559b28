/**
 * A small application with tasks, as a user would write it, for the tests.
 *
 * <p>Comes in: properties. Goes out: answers to tasks, and what was counted on the way.
 *
 * <p>Must never: know anything of the library that is not public.
 */
@NullMarked
package io.linkloom.client.spring.app;

import org.jspecify.annotations.NullMarked;

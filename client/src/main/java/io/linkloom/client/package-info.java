/**
 * The door to a Link Loom server for Java applications.
 *
 * <p>Comes in: calls of an application. Goes out: records of the contract, or one `LinkLoomException` that says what was wrong.
 *
 * <p>Must never: start the same thing twice because an answer got lost, know a framework, or need more than Java 17.
 */
@NullMarked
package io.linkloom.client;

import org.jspecify.annotations.NullMarked;

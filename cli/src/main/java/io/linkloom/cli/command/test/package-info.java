/**
 * `loom test`: whether workflows do what their tests expect, without a server.
 *
 * <p>Comes in: test files, or folders of them. Goes out: each scenario with how it went; of those that failed what was expected, what was, and why.
 *
 * <p>Must never: stop at the first failure, or call a file good that cannot be read.
 */
@NullMarked
package io.linkloom.cli.command.test;

import org.jspecify.annotations.NullMarked;

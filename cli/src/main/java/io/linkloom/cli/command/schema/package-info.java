/**
 * `loom schema …`: the languages that Link Loom reads, for editors.
 *
 * <p>Comes in: parsed words. Goes out: a JSON schema.
 *
 * <p>Must never: need a server.
 */
@NullMarked
package io.linkloom.cli.command.schema;

import org.jspecify.annotations.NullMarked;

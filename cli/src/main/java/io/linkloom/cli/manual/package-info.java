/**
 * What is written down about the language of workflows and about `loom` itself.
 *
 * <p>Comes in: a name. Goes out: what it means, from the schema and the topics that are shipped.
 *
 * <p>Must never: need a server.
 */
@NullMarked
package io.linkloom.cli.manual;

import org.jspecify.annotations.NullMarked;

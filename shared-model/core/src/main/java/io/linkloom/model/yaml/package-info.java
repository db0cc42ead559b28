/**
 * From a document to a definition.
 *
 * <p>Comes in: text of a YAML or JSON document. Goes out: a definition with its graph, or every error at once with its place.
 *
 * <p>Must never: throw anything but its own diagnostics, or take long, whatever it is fed.
 */
@NullMarked
package io.linkloom.model.yaml;

import org.jspecify.annotations.NullMarked;

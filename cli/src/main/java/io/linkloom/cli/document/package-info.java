/**
 * Documents of workflows that people hand over: files, folders, addresses, what is piped in.
 *
 * <p>Comes in: the words of a command. Goes out: bytes, and what the language says of them, in the same words as the server.
 *
 * <p>Must never: send anything to a Link Loom server.
 */
@NullMarked
package io.linkloom.cli.document;

import org.jspecify.annotations.NullMarked;

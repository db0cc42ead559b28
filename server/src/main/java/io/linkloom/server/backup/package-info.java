/**
 * Copies of the embedded database: made by command, by the API, and before an upgrade; checked, listed, brought back.
 *
 * <p>Comes in: a data directory, or the open database. Goes out: files that can be restored, or a sentence why not.
 *
 * <p>Must never: hold the key of the secrets, call a file a backup that was not read back, or touch a database before the file that is to
 * replace it is checked.
 */
@NullMarked
package io.linkloom.server.backup;

import org.jspecify.annotations.NullMarked;

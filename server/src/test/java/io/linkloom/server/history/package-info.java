/** Tests of the readers of the journal. */
@NullMarked
package io.linkloom.server.history;

import org.jspecify.annotations.NullMarked;

/** Tests of sealing, and of striking out what must not be seen. */
@NullMarked
package io.linkloom.server.secret;

import org.jspecify.annotations.NullMarked;

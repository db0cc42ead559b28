/** Tests of the HTTP contract against a running server. */
@NullMarked
package io.linkloom.server.api;

import org.jspecify.annotations.NullMarked;

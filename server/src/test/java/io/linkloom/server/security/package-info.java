/** Tests of who may call. */
@NullMarked
package io.linkloom.server.security;

import org.jspecify.annotations.NullMarked;

/**
 * Who may call.
 *
 * <p>Comes in: requests before anything else sees them. Goes out: the caller, or a refusal.
 *
 * <p>Must never: be bypassed by a spelling of a path, or give out a default credential.
 */
@NullMarked
package io.linkloom.server.security;

import org.jspecify.annotations.NullMarked;

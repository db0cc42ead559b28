@NullMarked
package io.linkloom.server.lease;

import org.jspecify.annotations.NullMarked;

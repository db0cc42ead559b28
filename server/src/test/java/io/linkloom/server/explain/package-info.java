@NullMarked
package io.linkloom.server.explain;

import org.jspecify.annotations.NullMarked;

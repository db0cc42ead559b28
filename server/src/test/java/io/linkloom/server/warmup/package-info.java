@NullMarked
package io.linkloom.server.warmup;

import org.jspecify.annotations.NullMarked;

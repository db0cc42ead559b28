@NullMarked
package io.linkloom.server.shard;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.linkloom.server.benchmark;

import org.jspecify.annotations.NullMarked;

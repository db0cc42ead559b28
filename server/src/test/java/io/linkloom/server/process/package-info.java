@NullMarked
package io.linkloom.server.process;

import org.jspecify.annotations.NullMarked;

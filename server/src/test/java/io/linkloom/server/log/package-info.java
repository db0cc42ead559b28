@NullMarked
package io.linkloom.server.log;

import org.jspecify.annotations.NullMarked;

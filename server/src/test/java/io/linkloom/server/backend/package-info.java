@NullMarked
package io.linkloom.server.backend;

import org.jspecify.annotations.NullMarked;

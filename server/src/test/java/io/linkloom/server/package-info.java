@NullMarked
package io.linkloom.server;

import org.jspecify.annotations.NullMarked;

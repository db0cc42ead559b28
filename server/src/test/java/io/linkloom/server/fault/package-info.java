@NullMarked
package io.linkloom.server.fault;

import org.jspecify.annotations.NullMarked;

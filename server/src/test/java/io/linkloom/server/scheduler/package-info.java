@NullMarked
package io.linkloom.server.scheduler;

import org.jspecify.annotations.NullMarked;

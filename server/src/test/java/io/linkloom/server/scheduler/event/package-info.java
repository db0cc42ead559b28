@NullMarked
package io.linkloom.server.scheduler.event;

import org.jspecify.annotations.NullMarked;

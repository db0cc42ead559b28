@NullMarked
package io.linkloom.server.journal;

import org.jspecify.annotations.NullMarked;

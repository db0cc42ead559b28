@NullMarked
package io.linkloom.server.backup;

import org.jspecify.annotations.NullMarked;

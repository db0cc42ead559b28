@NullMarked
package io.linkloom.server.runner.shell;

import org.jspecify.annotations.NullMarked;

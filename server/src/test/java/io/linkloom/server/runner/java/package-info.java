@NullMarked
package io.linkloom.server.runner.java;

import org.jspecify.annotations.NullMarked;

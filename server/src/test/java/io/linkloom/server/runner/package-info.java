@NullMarked
package io.linkloom.server.runner;

import org.jspecify.annotations.NullMarked;

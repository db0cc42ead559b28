@NullMarked
package io.linkloom.server.runner.http;

import org.jspecify.annotations.NullMarked;

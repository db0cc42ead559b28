@NullMarked
package io.linkloom.model.graph;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.linkloom.model.input;

import org.jspecify.annotations.NullMarked;

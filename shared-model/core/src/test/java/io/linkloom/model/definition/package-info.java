@NullMarked
package io.linkloom.model.definition;

import org.jspecify.annotations.NullMarked;

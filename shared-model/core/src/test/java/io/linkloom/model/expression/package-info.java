@NullMarked
package io.linkloom.model.expression;

import org.jspecify.annotations.NullMarked;

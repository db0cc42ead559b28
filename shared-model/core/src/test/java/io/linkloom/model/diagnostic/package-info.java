@NullMarked
package io.linkloom.model.diagnostic;

import org.jspecify.annotations.NullMarked;

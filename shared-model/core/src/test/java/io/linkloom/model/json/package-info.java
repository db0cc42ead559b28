@NullMarked
package io.linkloom.model.json;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.linkloom.model.yaml;

import org.jspecify.annotations.NullMarked;

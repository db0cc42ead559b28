@NullMarked
package io.linkloom.model.scenario;

import org.jspecify.annotations.NullMarked;

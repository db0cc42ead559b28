package io.linkloom.cli.output;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name as `--fields` names it; that of the REST field where there is one
 * @param cell an [java.time.Instant], a [java.time.Duration], a state, a number or text; null where there is nothing
 * @param wide whether only `-o wide` shows it
 * @param id whether it is cut last when the terminal is narrow
 */
record Column<T>(String name, Function<? super T, ? extends @Nullable Object> cell, boolean wide, boolean id) {}

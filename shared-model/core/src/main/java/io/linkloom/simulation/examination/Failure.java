package io.linkloom.simulation.examination;

import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.scenario.Spot;
import org.jspecify.annotations.Nullable;

/**
 * Something that was expected and is not so.
 *
 * @param at where it is written in the test file
 * @param task whose story explains it; null when no single task does
 * @param seed of the run in which it was not so
 */
public record Failure(Spot at, @Nullable String task, Text expected, Text was, long seed) {}

package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Text;

/**
 * What is wrong inside a text.
 *
 * @param column from 1, within the text
 */
record Problem(int column, Text text) {}

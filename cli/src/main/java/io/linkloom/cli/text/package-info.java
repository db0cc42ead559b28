/**
 * What is said to people, in English and Ukrainian.
 *
 * <p>Comes in: a key and values. Goes out: a sentence. Each room that speaks has its `texts.properties` and `texts_uk.properties`.
 *
 * <p>Must never: read a file before somebody asks for a text, or say half of it in another language.
 */
@NullMarked
package io.linkloom.cli.text;

import org.jspecify.annotations.NullMarked;

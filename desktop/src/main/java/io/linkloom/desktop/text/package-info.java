/**
 * The words of the application.
 *
 * <p>Comes in: a key and a language. Goes out: a text in English or Ukrainian.
 *
 * <p>Must never: show a key to a person.
 */
@NullMarked
package io.linkloom.desktop.text;

import org.jspecify.annotations.NullMarked;

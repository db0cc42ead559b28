package io.linkloom.model.diagnostic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One finding: what is wrong, where, and what would be right.
 *
 * @param code stable, such as `unknown-key`
 * @param pointer JSON pointer (RFC 6901) into the document; empty for the whole document
 * @param line from 1; 0 when there is no document, as for the inputs of an execution
 * @param column from 1, in code points; 0 when there is no document
 * @param text what is wrong, in every language
 * @param suggestion what to write instead, ready to be inserted; null when there is no good guess
 */
public record Diagnostic(
        String code,
        Severity severity,
        String pointer,
        int line,
        int column,
        Text text,
        @Nullable String suggestion) {

    /** What is wrong, in English. */
    public String message() {
        return text.in(Locale.ENGLISH);
    }

    /** What is wrong, in Ukrainian for a Ukrainian locale, else in English. */
    public String message(Locale locale) {
        return text.in(locale);
    }
}

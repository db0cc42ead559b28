package io.linkloom.cli.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command and what is expected of it.
 *
 * @param line of the script, from 1
 * @param eventually whether it is typed again until it does what is expected
 * @param variables set for it alone
 * @param words behind `loom`
 * @param file that is fed to it; null for none
 * @param typed lines that a person types or a program feeds
 * @param exit expected code
 */
record Step(
        int line,
        boolean eventually,
        Map<String, String> variables,
        List<String> words,
        @Nullable String file,
        List<String> typed,
        List<String> out,
        List<String> err,
        int exit) {
    Step {
        variables = Map.copyOf(variables);
        words = List.copyOf(words);
        typed = List.copyOf(typed);
        out = List.copyOf(out);
        err = List.copyOf(err);
    }
}

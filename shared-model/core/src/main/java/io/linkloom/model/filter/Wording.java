package io.linkloom.model.filter;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a text has to read; the case of letters never matters. */
public sealed interface Wording {
    /** @param text null for a text that is not there, which no wording matches */
    boolean matches(@Nullable String text);

    /** `word`: a part of it. */
    record Part(String word) implements Wording {
        @Override
        public boolean matches(@Nullable String text) {
            return text != null && text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        }
    }

    /** `=word`: all of it. */
    record Whole(String word) implements Wording {
        @Override
        public boolean matches(@Nullable String text) {
            return text != null && text.equalsIgnoreCase(word);
        }
    }

    /** `daily-*`: all of it, where `*` stands for anything. `~` looks for the expression somewhere in the text. */
    record Expression(Pattern pattern, boolean whole) implements Wording {
        static Expression wildcards(String word) {
            String regex =
                    Arrays.stream(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return new Expression(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), true);
        }

        /** @throws com.google.re2j.PatternSyntaxException when it is none */
        static Expression regex(String text) {
            return new Expression(Pattern.compile(text, Pattern.CASE_INSENSITIVE), false);
        }

        @Override
        public boolean matches(@Nullable String text) {
            if (text == null) return false;
            return whole ? pattern.matches(text) : pattern.matcher(text).find();
        }
    }
}

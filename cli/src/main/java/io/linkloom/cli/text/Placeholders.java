package io.linkloom.cli.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** `{0}` is the first value, `{0|run|runs}` the word that goes with it as a number. Nothing else is special, not even a quote. */
final class Placeholders {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)((?:\\|[^|{}]*)*)}");

    private Placeholders() {}

    static String fill(String text, Locale locale, @Nullable Object... values) {
        if (text.indexOf('{') < 0) return text;
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            Object value = values[Integer.parseInt(place.group(1))];
            String forms = place.group(2);
            String word = forms.isEmpty() ? String.valueOf(value) : form(forms, locale, value);
            place.appendReplacement(filled, Matcher.quoteReplacement(word));
        }
        return place.appendTail(filled).toString();
    }

    private static String form(String forms, Locale locale, @Nullable Object value) {
        String[] words = forms.substring(1).split("\\|", -1);
        long number = value instanceof Number n ? n.longValue() : 0;
        int wanted = Texts.isUkrainian(locale) ? ukrainian(number) : number == 1 ? 0 : 1;
        return words[Math.min(wanted, words.length - 1)];
    }

    /** 1, 21, 31 … one form; 2 to 4, 22 to 24 … another; all the rest the third. */
    private static int ukrainian(long number) {
        long tens = number % 100;
        if (tens >= 11 && tens <= 14) return 2;
        long ones = number % 10;
        return ones == 1 ? 0 : ones >= 2 && ones <= 4 ? 1 : 2;
    }
}

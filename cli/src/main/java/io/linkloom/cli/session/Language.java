package io.linkloom.cli.session;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.terminal.Surroundings;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The language of a person: as set, else that of the machine. What is neither English nor Ukrainian reads English. */
final class Language {
    private Language() {}

    static Locale of(Supplier<Settings> settings, Surroundings surroundings) {
        try {
            return settings.get()
                    .value(Setting.LANG)
                    .map(Locale::forLanguageTag)
                    .orElse(surroundings.locale());
        } catch (CommandFailure broken) {
            return surroundings.locale();
        }
    }

    static Locale withoutFiles(Map<Setting, String> options, Surroundings surroundings) {
        @Nullable String said = options.get(Setting.LANG);
        if (said == null) said = surroundings.environment().get(Setting.LANG.variable());
        return said == null ? surroundings.locale() : Locale.forLanguageTag(said);
    }
}

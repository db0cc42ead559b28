package io.linkloom.cli.session;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Presentation;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.TimeStyle;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.cli.terminal.Terminal.Attached;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.TimeSpan;
import io.linkloom.model.diagnostic.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what settings mean; a word that means nothing is wrong usage and says where it stands. */
final class Choices {
    private static final List<String> LANGUAGES = List.of("en", "uk");
    private static final List<String> COLORS = List.of("auto", "always", "never");

    private final GlobalOptions options;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Texts texts;
    private final Locale locale;

    Choices(GlobalOptions options, Settings settings, Surroundings surroundings, Texts texts, Locale locale) {
        this.options = options;
        this.settings = settings;
        this.surroundings = surroundings;
        this.texts = texts;
        this.locale = locale;
    }

    Presentation presentation() {
        language();
        Attached attached = surroundings.terminal().attached();
        boolean watched = attached.out() && !options.plain();
        boolean ascii = flag(Setting.ASCII);
        TimeStyle time = choice(Setting.TIME, TimeStyle.class).orElse(watched ? TimeStyle.REL : TimeStyle.ISO);
        return new Presentation(
                choice(Setting.OUTPUT, OutputFormat.class).orElse(OutputFormat.TABLE),
                options.quiet(),
                options.fields(),
                !options.noHeaders(),
                new Style(colours(attached.out()), ascii, watched),
                new Style(colours(attached.err()), ascii, attached.err() && !options.plain()),
                time,
                asked().orElse(null),
                zone(),
                surroundings.clock(),
                locale);
    }

    /**
     * @throws CommandFailure when what is set means nothing
     */
    void requireMeaning(Setting setting) {
        switch (setting) {
            case CONTEXT, SERVER, NAMESPACE -> {}
            case OUTPUT -> choice(Setting.OUTPUT, OutputFormat.class);
            case TIME -> choice(Setting.TIME, TimeStyle.class);
            case COLOR -> colours(true);
            case TZ -> asked();
            case LANG -> language();
            case TIMEOUT -> timeout();
            case ASCII, NO_INPUT -> flag(setting);
        }
    }

    private void language() {
        settings.find(Setting.LANG)
                .filter(found -> !LANGUAGES.contains(found.value()))
                .ifPresent(found -> {
                    throw bad(Setting.LANG, found, LANGUAGES);
                });
    }

    Optional<Duration> timeout() {
        return settings.find(Setting.TIMEOUT).map(found -> {
            try {
                return TimeSpan.of(found.value());
            } catch (IllegalArgumentException e) {
                throw bad(Setting.TIMEOUT, found, List.of("30s", "10m", "2h"));
            }
        });
    }

    ZoneId zone() {
        return asked().orElse(surroundings.zone());
    }

    boolean noInput() {
        return flag(Setting.NO_INPUT);
    }

    private Optional<ZoneId> asked() {
        return settings.find(Setting.TZ).map(found -> {
            try {
                return ZoneId.of(found.value());
            } catch (DateTimeException e) {
                throw bad(Setting.TZ, found, List.of("Europe/Kyiv", "UTC"));
            }
        });
    }

    /** The option, else `NO_COLOR` and `CLICOLOR_FORCE` as everywhere, else what is set, else whether somebody looks. */
    private boolean colours(boolean attached) {
        Optional<Settings.Found> found = settings.find(Setting.COLOR);
        String when = found.map(Settings.Found::value).orElse("auto");
        if (!COLORS.contains(when)) throw bad(Setting.COLOR, found.orElseThrow(), COLORS);
        boolean said = found.isPresent() && found.get().source().startsWith("--");
        if (said && !when.equals("auto")) return when.equals("always");
        if (options.plain() || set("NO_COLOR")) return false;
        if (set("CLICOLOR_FORCE") && !"0".equals(variable("CLICOLOR_FORCE"))) return true;
        if (!when.equals("auto")) return when.equals("always");
        return attached && !"dumb".equals(variable("TERM"));
    }

    private boolean set(String name) {
        String value = variable(name);
        return value != null && !value.isEmpty();
    }

    private @Nullable String variable(String name) {
        return surroundings.environment().get(name);
    }

    private boolean flag(Setting setting) {
        Optional<Settings.Found> found = settings.find(setting);
        return found.isPresent()
                && switch (found.get().value()) {
                    case "true", "1", "yes" -> true;
                    case "false", "0", "no" -> false;
                    default -> throw bad(setting, found.get(), List.of("true", "false"));
                };
    }

    private <E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> type) {
        return settings.find(setting).map(found -> {
            List<E> all = List.of(type.getEnumConstants());
            for (E each : all) if (each.name().equalsIgnoreCase(found.value())) return each;
            throw bad(
                    setting,
                    found,
                    all.stream().map(Enum::name).map(Choices::lower).toList());
        });
    }

    private CommandFailure bad(Setting setting, Settings.Found found, List<String> right) {
        String near = Nearest.to(found.value(), right);
        String hint = near == null
                ? texts.text("setting.possible", String.join(", ", right))
                : texts.text("did-you-mean", near);
        return new CommandFailure(
                ExitCode.USAGE, texts.text("setting.bad", setting.key(), found.value(), found.source()), hint);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.linkloom.cli.context;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What counts: options, then the environment, then `.loom.toml` of the folder, then the file of the person, then nothing. A context that is named
 * somewhere gives its server and namespace the rank of that place.
 */
public final class Settings {
    private final Map<Setting, String> options;
    private final Map<String, String> environment;
    private final Places places;
    private final LocalServer local;
    private final Texts texts;
    private @Nullable TomlFile project;
    private @Nullable TomlFile person;

    /** A value and who has said so. */
    public record Found(String value, String source) {}

    public Settings(
            Map<Setting, String> options, Map<String, String> environment, Path folder, Supplier<Locale> language) {
        this.options = options;
        this.environment = environment;
        this.places = Places.of(environment, folder);
        this.local = LocalServer.of(environment, folder);
        this.texts = new Texts(Settings.class, language);
    }

    /** One setting by itself, to see whether it means something. */
    public static Settings of(Setting setting, String value, Supplier<Locale> language) {
        return new Settings(Map.of(setting, value), Map.of("XDG_CONFIG_HOME", "nowhere"), Path.of("nowhere"), language);
    }

    public Places places() {
        return places;
    }

    public Optional<String> value(Setting setting) {
        return find(setting).map(Found::value);
    }

    /** The strongest value, with its source: `--server`, `LOOM_SERVER`, a file, or a context. */
    public Optional<Found> find(Setting setting) {
        return fromOptions(setting)
                .or(() -> fromEnvironment(setting))
                .or(() -> fromFile(project(), setting))
                .or(() -> fromPerson(setting))
                .or(() -> fromLocal(setting));
    }

    /** What the option of this call says, whatever is set elsewhere. */
    public Optional<String> option(Setting setting) {
        return Optional.ofNullable(options.get(setting));
    }

    /** After the file was changed. */
    void reread() {
        person = null;
    }

    /** The context that is used, if one was chosen. */
    public Optional<String> context() {
        return value(Setting.CONTEXT);
    }

    /** Those of the person, and `local` while a server runs that was started here. */
    public Set<String> contexts() {
        Set<String> names = person().keys("contexts");
        if (local.running().isPresent()) names.add(LocalServer.NAME);
        return names;
    }

    /** `server` or `namespace` of a context. */
    public Optional<String> ofContext(String name, Setting setting) {
        requireContext(name);
        Optional<String> said = person().value("contexts", name, setting.key());
        boolean started = name.equals(LocalServer.NAME) && setting == Setting.SERVER;
        return started ? said.or(() -> local.running().map(LocalServer.Running::url)) : said;
    }

    /**
     * @throws CommandFailure when there is no such context
     */
    public void requireContext(String name) {
        Set<String> known = contexts();
        if (known.contains(name)) return;
        String near = Nearest.to(name, known);
        String hint = near != null
                ? texts.text("did-you-mean", near)
                : known.isEmpty() ? texts.text("context.none.hint") : texts.text("known", String.join(", ", known));
        throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("context.unknown", name), hint);
    }

    private Optional<Found> fromOptions(Setting setting) {
        return own(options.get(setting), "--" + setting.key())
                .or(() -> viaContext(options.get(Setting.CONTEXT), setting));
    }

    private Optional<Found> fromEnvironment(Setting setting) {
        return own(environment.get(setting.variable()), setting.variable())
                .or(() -> viaContext(environment.get(Setting.CONTEXT.variable()), setting));
    }

    private Optional<Found> fromFile(TomlFile file, Setting setting) {
        return own(file.value(setting.key()).orElse(null), file.file().toString())
                .or(() -> viaContext(file.value(Setting.CONTEXT.key()).orElse(null), setting));
    }

    /** Here the context is stronger: `loom context use` is said later than what the file has always said. */
    private Optional<Found> fromPerson(Setting setting) {
        TomlFile file = person();
        return viaContext(file.value(Setting.CONTEXT.key()).orElse(null), setting)
                .or(() ->
                        own(file.value(setting.key()).orElse(null), file.file().toString()));
    }

    private Optional<Found> viaContext(@Nullable String name, Setting setting) {
        boolean given = setting == Setting.SERVER || setting == Setting.NAMESPACE;
        if (name == null || name.isBlank() || !given) return Optional.empty();
        return own(ofContext(name, setting).orElse(null), texts.text("source.context", name));
    }

    private Optional<Found> fromLocal(Setting setting) {
        if (setting != Setting.SERVER) return Optional.empty();
        return local.running().map(running -> new Found(running.url(), texts.text("source.local")));
    }

    private static Optional<Found> own(@Nullable String value, String source) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(new Found(value, source));
    }

    private TomlFile project() {
        if (project == null) {
            project = TomlFile.read(places.project(), texts);
            for (String secret : List.of("token", "tokens")) {
                if (project.has(secret))
                    throw new CommandFailure(
                            ExitCode.USAGE,
                            texts.text("config.token", project.file()),
                            texts.text("config.token.hint"));
            }
        }
        return project;
    }

    private TomlFile person() {
        if (person == null) person = TomlFile.read(places.config(), texts);
        return person;
    }
}

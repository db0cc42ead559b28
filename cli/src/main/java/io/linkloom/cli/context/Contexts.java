package io.linkloom.cli.context;

import static io.linkloom.cli.context.TomlEdit.quotedKey;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of a person, in their file of settings: `[contexts.NAME]` with `server` and `namespace`. */
public final class Contexts {
    private static final String TABLE = "contexts.";

    private final Settings settings;
    private final SettingsFile file;
    private final Texts texts;

    public Contexts(Settings settings, Locale locale) {
        this.settings = settings;
        this.texts = new Texts(Contexts.class, locale);
        this.file = new SettingsFile(settings.places().config(), texts);
    }

    /**
     * A connection.
     *
     * @param current whether it is the one that is used now
     */
    public record Context(
            String name, String server, @Nullable String namespace, boolean current) {}

    public List<Context> all() {
        return settings.contexts().stream().map(this::get).toList();
    }

    /**
     * @throws CommandFailure when there is none of that name
     */
    public Context get(String name) {
        settings.requireContext(name);
        return new Context(
                name,
                settings.ofContext(name, Setting.SERVER).orElse(""),
                settings.ofContext(name, Setting.NAMESPACE).orElse(null),
                name.equals(settings.context().orElse(null)));
    }

    public Context add(String name, String server, @Nullable String namespace) {
        if (settings.contexts().contains(name))
            throw new CommandFailure(
                    ExitCode.CONFLICT, texts.text("context.exists", name), texts.text("context.exists.hint", name));
        file.change(
                edit -> {
                    edit.set(TABLE + quotedKey(name), Setting.SERVER.key(), server);
                    if (namespace != null) edit.set(TABLE + quotedKey(name), Setting.NAMESPACE.key(), namespace);
                },
                after -> after.value("contexts", name, "server").equals(Optional.of(server)));
        return new Context(name, server, namespace, false);
    }

    /** Of all commands that say nothing else. */
    public void use(String name) {
        settings.reread();
        settings.requireContext(name);
        set(Setting.CONTEXT, name);
    }

    public void remove(String name) {
        settings.requireContext(name);
        boolean current = chosen().equals(Optional.of(name));
        file.change(
                edit -> {
                    edit.removeTable(TABLE + quotedKey(name));
                    if (current) edit.remove("", Setting.CONTEXT.key());
                },
                after -> !after.has("contexts", name));
    }

    public void rename(String name, String other) {
        settings.requireContext(name);
        if (settings.contexts().contains(other))
            throw new CommandFailure(
                    ExitCode.CONFLICT, texts.text("context.exists", other), texts.text("context.exists.hint", other));
        boolean current = chosen().equals(Optional.of(name));
        file.change(
                edit -> {
                    edit.renameTable(TABLE + quotedKey(name), TABLE + quotedKey(other));
                    if (current) edit.set("", Setting.CONTEXT.key(), other);
                },
                after -> !after.has("contexts", name) && after.has("contexts", other));
    }

    /** Sets something for all commands of this person. */
    public void set(Setting setting, String value) {
        file.change(
                edit -> edit.set("", setting.key(), value),
                after -> after.value(setting.key()).equals(Optional.of(value)));
    }

    private Optional<String> chosen() {
        return TomlFile.read(settings.places().config(), texts).value(Setting.CONTEXT.key());
    }
}

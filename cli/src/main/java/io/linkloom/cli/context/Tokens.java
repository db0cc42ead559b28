package io.linkloom.cli.context;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The token to send: of the file that `LOOM_TOKEN_FILE` names, of `LOOM_TOKEN`, or as `loom login` kept it for a server. */
public final class Tokens {
    private final Map<String, String> environment;
    private final Path folder;
    private final Path kept;
    private final Texts texts;

    public Tokens(Map<String, String> environment, Path folder, Places places, Locale locale) {
        this.environment = environment;
        this.folder = folder;
        this.kept = places.tokens();
        this.texts = new Texts(Tokens.class, locale);
    }

    /**
     * @param server as it is set; a token is kept for one server and sent to no other
     */
    public Optional<Settings.Found> forServer(String server) {
        String file = environment.getOrDefault("LOOM_TOKEN_FILE", "");
        if (!file.isEmpty()) return Optional.of(new Settings.Found(read(file), "LOOM_TOKEN_FILE"));
        String token = environment.getOrDefault("LOOM_TOKEN", "").strip();
        if (!token.isEmpty()) return Optional.of(new Settings.Found(token, "LOOM_TOKEN"));
        return kept().value("tokens", server).map(found -> new Settings.Found(found, kept.toString()));
    }

    /** One that others can read is not trusted any more. */
    private TomlFile kept() {
        if (Files.exists(kept) && isOpenToOthers())
            throw new CommandFailure(
                    ExitCode.FORBIDDEN, texts.text("token.open", kept), texts.text("token.open.hint", kept));
        return TomlFile.read(kept, texts);
    }

    private boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(kept).stream()
                    .anyMatch(each -> !each.name().startsWith("OWNER_"));
        } catch (UnsupportedOperationException | IOException noPermissionsHere) {
            return false;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FORBIDDEN, texts.text("token.unreadable", file), texts.text("token.unreadable.hint"));
        }
    }

    /** Keeps it for this server, in a file that only its owner reads. */
    public void keep(String server, String token) {
        new SettingsFile(kept, texts)
                .change(
                        edit -> edit.set("tokens", server, token),
                        after -> after.value("tokens", server).equals(Optional.of(token)));
    }

    /** Whether there was one to forget. */
    public boolean forget(String server) {
        if (!isKept(server)) return false;
        new SettingsFile(kept, texts)
                .change(edit -> edit.remove("tokens", server), after -> !after.has("tokens", server));
        return true;
    }

    public boolean isKept(String server) {
        return TomlFile.read(kept, texts).has("tokens", server);
    }

    /** Where they are kept. */
    public Path file() {
        return kept;
    }
}

package io.linkloom.cli.context;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the files are.
 *
 * @param config settings and contexts of this person
 * @param tokens beside it, readable by this person alone
 * @param project settings of the folder in which a command is typed
 */
public record Places(Path config, Path tokens, Path project) {

    static Places of(Map<String, String> environment, Path folder) {
        Path home = home(environment, folder);
        return new Places(home.resolve("config.toml"), home.resolve("tokens.toml"), folder.resolve(".loom.toml"));
    }

    private static Path home(Map<String, String> environment, Path folder) {
        @Nullable String xdg = environment.get("XDG_CONFIG_HOME");
        if (xdg != null && !xdg.isBlank()) return folder.resolve(xdg).resolve("loom");
        @Nullable String appData = environment.get("APPDATA");
        if (appData != null && !appData.isBlank()) return Path.of(appData, "loom");
        String user = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", "."));
        return folder.resolve(user).resolve(".config").resolve("loom");
    }
}

package io.linkloom.cli.command.config;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The KEY of `loom config get` and `set`. */
final class Keys {
    private Keys() {}

    static Setting setting(String key, Texts texts) {
        return Setting.of(key).orElseThrow(() -> unknown(key, texts));
    }

    private static CommandFailure unknown(String key, Texts texts) {
        List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
        @Nullable String near = Nearest.to(key, keys);
        String hint = near == null ? texts.text("known", String.join(", ", keys)) : texts.text("did-you-mean", near);
        return new CommandFailure(ExitCode.USAGE, texts.text("unknown", key), hint);
    }
}

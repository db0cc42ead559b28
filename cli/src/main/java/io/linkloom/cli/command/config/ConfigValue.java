package io.linkloom.cli.command.config;

import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import org.jspecify.annotations.Nullable;

/**
 * One setting as it counts now.
 *
 * @param value null where nobody has set it
 * @param source option, variable, file or context that has
 */
record ConfigValue(
        String key, @Nullable String value, @Nullable String source) {

    static ConfigValue of(Setting setting, Settings settings) {
        return settings.find(setting)
                .map(found -> new ConfigValue(setting.key(), found.value(), found.source()))
                .orElse(new ConfigValue(setting.key(), null, null));
    }
}

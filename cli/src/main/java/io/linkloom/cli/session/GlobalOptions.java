package io.linkloom.cli.session;

import io.linkloom.cli.context.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What may stand before, between or behind the words of every command. Null and false mean: not said. */
@Command(name = "loom")
public final class GlobalOptions {
    @Option(
            names = {"-c", "--context"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT)
    private @Nullable String context;

    @Option(names = "--server", paramLabel = "URL", scope = ScopeType.INHERIT)
    private @Nullable String server;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT)
    private @Nullable String namespace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT)
    private @Nullable String output;

    @Option(names = "--fields", paramLabel = "NAME", split = ",", scope = ScopeType.INHERIT)
    private List<String> fields = List.of();

    @Option(names = "--no-headers", scope = ScopeType.INHERIT)
    private boolean noHeaders;

    @Option(names = "--plain", scope = ScopeType.INHERIT)
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", scope = ScopeType.INHERIT)
    private @Nullable String color;

    @Option(names = "--time", paramLabel = "STYLE", scope = ScopeType.INHERIT)
    private @Nullable String time;

    @Option(names = "--tz", paramLabel = "ZONE", scope = ScopeType.INHERIT)
    private @Nullable String tz;

    @Option(names = "--lang", paramLabel = "LANGUAGE", scope = ScopeType.INHERIT)
    private @Nullable String lang;

    @Option(names = "--timeout", paramLabel = "TIME", scope = ScopeType.INHERIT)
    private @Nullable String timeout;

    @Option(names = "--ascii", scope = ScopeType.INHERIT)
    private boolean ascii;

    @Option(names = "--no-input", scope = ScopeType.INHERIT)
    private boolean noInput;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT)
    private boolean yes;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT)
    private boolean version;

    /** Those that can be set elsewhere too, as they were typed. */
    Map<Setting, String> settings() {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        put(said, Setting.CONTEXT, context);
        put(said, Setting.SERVER, server);
        put(said, Setting.NAMESPACE, namespace);
        put(said, Setting.OUTPUT, output);
        put(said, Setting.COLOR, color);
        put(said, Setting.TIME, time);
        put(said, Setting.TZ, tz);
        put(said, Setting.LANG, lang);
        put(said, Setting.TIMEOUT, timeout);
        put(said, Setting.ASCII, ascii ? "true" : null);
        put(said, Setting.NO_INPUT, noInput ? "true" : null);
        return said;
    }

    private static void put(Map<Setting, String> said, Setting setting, @Nullable String value) {
        if (value != null) said.put(setting, value);
    }

    List<String> fields() {
        return fields;
    }

    boolean noHeaders() {
        return noHeaders;
    }

    boolean plain() {
        return plain;
    }

    boolean yes() {
        return yes;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    public boolean help() {
        return help;
    }

    public boolean version() {
        return version;
    }
}

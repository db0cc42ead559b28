package io.linkloom.cli.session;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.client.LinkLoomClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command: options that hold for all others, and what they lead to. */
@Command(
        name = "loom",
        description = "Register workflows on a Link Loom server, start them and see what became of them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Environment: LOOM_SERVER, LOOM_TOKEN, LOOM_TOKEN_FILE.",
            "Data goes to stdout, messages to stderr."
        })
public final class Session {
    private static final String DEFAULT_SERVER = "http://localhost:8080";

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Server to talk to; default $LOOM_SERVER, else " + DEFAULT_SERVER + ".")
    private @Nullable String server;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "How to print data: ${COMPLETION-CANDIDATES}; default table.")
    private OutputFormat format = OutputFormat.TABLE;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final ZoneId zone;
    private final Locale locale;

    public Session(Terminal terminal, Map<String, String> environment, ZoneId zone, Locale locale) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.zone = zone;
        this.locale = locale;
    }

    public LinkLoomClient client() {
        String url = server == null ? environment.getOrDefault("LOOM_SERVER", DEFAULT_SERVER) : server;
        try {
            return LinkLoomClient.builder()
                    .url(url)
                    .token(token())
                    .locale(locale)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Prints the value as it is, or what people read instead. */
    public void print(Object value, Supplier<String> forPeople) {
        terminal.data(
                switch (format) {
                    case TABLE -> forPeople.get();
                    case JSON -> Json.of(value);
                });
    }

    public Terminal terminal() {
        return terminal;
    }

    /** In which people read times. */
    public ZoneId zone() {
        return zone;
    }

    /** Language of what the server and the checks say. */
    public Locale locale() {
        return locale;
    }

    private @Nullable String token() {
        String file = environment.get("LOOM_TOKEN_FILE");
        if (file == null) return environment.get("LOOM_TOKEN");
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FORBIDDEN, "Cannot read the token file " + file);
        }
    }
}

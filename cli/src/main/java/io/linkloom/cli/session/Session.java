package io.linkloom.cli.session;

import io.linkloom.cli.context.LocalServer;
import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.context.Tokens;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Output;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomClient;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every command shares. Everything is worked out when it is asked for, and once. */
public final class Session {
    private static final String DEFAULT_SERVER = "http://localhost:8080";
    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(1);

    private final GlobalOptions options;
    private final Surroundings surroundings;
    private @Nullable Settings settings;
    private @Nullable Choices choices;
    private @Nullable Output output;
    private @Nullable LinkLoomClient client;

    public Session(GlobalOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** Forgets what was worked out while not all words had been read; false when nothing was. */
    public boolean forget() {
        boolean anything = settings != null;
        settings = null;
        choices = null;
        output = null;
        client = null;
        return anything;
    }

    /** The server that was chosen; nothing is sent before it is asked something. */
    public LinkLoomClient client() {
        if (client == null) client = connect(server());
        return client;
    }

    /** Lets go of the server. A connection that is kept open for the next call would hold the end of the process up for 0.3 s. */
    public void close() {
        if (client != null) client.close();
    }

    /** Another server than the chosen one, with the token that is kept for it. */
    public LinkLoomClient connect(String server) {
        return connect(
                server, tokens().forServer(server).map(Settings.Found::value).orElse(null));
    }

    /** Another server than the chosen one, with this token; null for none. */
    public LinkLoomClient connect(String server, @Nullable String token) {
        LinkLoomClient.Builder builder = LinkLoomClient.builder();
        try {
            builder.url(server);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, texts(Session.class).text("server.bad", server));
        }
        timeout().ifPresent(time -> builder.timeout(time.compareTo(SHORTEST_ANSWER) < 0 ? SHORTEST_ANSWER : time));
        return builder.token(token).locale(locale()).build();
    }

    public String server() {
        return settings().value(Setting.SERVER).orElse(DEFAULT_SERVER);
    }

    /** Empty: all that the caller may see when something is listed, the default one when something is named. */
    public Optional<String> namespace() {
        return settings().value(Setting.NAMESPACE);
    }

    /** What people name: workflows with their namespace, executions by their short forms. */
    public References references() {
        return new References(this);
    }

    /** Where data goes, and messages that `--quiet` silences. */
    public Output output() {
        if (output == null) output = new Output(choices().presentation(), terminal());
        return output;
    }

    /** Asks before something that cannot be taken back. */
    public Confirmation confirmation() {
        boolean asks = !choices().noInput()
                && terminal().attached().in()
                && terminal().attached().err();
        return new Confirmation(terminal(), texts(Session.class), options.yes(), asks);
    }

    /** The texts of the room in which a class lives; its language is looked up with the first one. */
    public Texts texts(Class<?> room) {
        return new Texts(room, this::locale);
    }

    /** Of `--timeout`: how long one answer may take or, where a command waits for more, that. */
    public Optional<Duration> timeout() {
        return choices().timeout();
    }

    public Locale locale() {
        return Language.of(this::settings, surroundings);
    }

    /** In which people read and write times. */
    public ZoneId zone() {
        return choices().zone();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Terminal terminal() {
        return surroundings.terminal();
    }

    public boolean quiet() {
        return options.quiet();
    }

    public boolean verbose() {
        return options.verbose();
    }

    /**
     * Whether the value would mean something for the setting.
     *
     * @throws CommandFailure when it would not
     */
    public void requireMeaning(Setting setting, String value) {
        Settings alone = Settings.of(setting, value, this::locale);
        new Choices(options, alone, surroundings, texts(Session.class), locale()).requireMeaning(setting);
    }

    /** The server that was started on this machine, if one was. */
    public LocalServer localServer() {
        return LocalServer.of(surroundings.environment(), surroundings.folder());
    }

    public Settings settings() {
        if (settings == null)
            settings = new Settings(
                    options.settings(), surroundings.environment(), surroundings.folder(), this::localeOfNoFile);
        return settings;
    }

    public Tokens tokens() {
        return new Tokens(
                surroundings.environment(), surroundings.folder(), settings().places(), locale());
    }

    private Choices choices() {
        if (choices == null) choices = new Choices(options, settings(), surroundings, texts(Session.class), locale());
        return choices;
    }

    /** A broken file cannot say in which language that it is broken is to be said. */
    private Locale localeOfNoFile() {
        return Language.withoutFiles(options.settings(), surroundings);
    }
}

package io.linkloom.cli.command;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom api METHOD PATH`: any call of the REST API, with the token of this server. */
@Command
public final class Api implements Action {
    @Parameters(index = "0", paramLabel = "METHOD")
    private String method = "";

    @Parameters(index = "1", paramLabel = "PATH")
    private String path = "";

    @Option(names = {"-d", "--data"}, paramLabel = "TEXT")
    private @Nullable String data;

    @Option(names = {"-H", "--header"}, paramLabel = "NAME=VALUE")
    private Map<String, String> headers = new LinkedHashMap<>();

    private final Session session;
    private final Texts texts;

    public Api(Session session) {
        this.session = session;
        this.texts = session.texts(Api.class);
    }

    @Override
    public ExitCode run() {
        RawAnswer answer = answer();
        String body = answer.text();
        if (answer.status() / 100 == 2) {
            if (!session.quiet() && !body.isEmpty()) session.output().text(body);
            return ExitCode.OK;
        }
        if (!body.isBlank()) session.output().text(body);
        throw new CommandFailure(
                ExitCode.ofStatus(answer.status()),
                texts.text("api.refused", method.toUpperCase(Locale.ROOT), path, answer.status()));
    }

    private RawAnswer answer() {
        Map<String, String> all = new LinkedHashMap<>();
        byte[] body = body();
        if (body != null) all.put("Content-Type", "application/json");
        all.putAll(headers);
        try {
            String from = path.startsWith("/") ? path : "/" + path;
            return session.client().raw(method.toUpperCase(Locale.ROOT), from, all, body);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("api.bad", method, path), e.getMessage());
        }
    }

    /** `@FILE`, `-` for what is piped in, or the text itself. */
    private byte @Nullable [] body() {
        if (data == null) return null;
        if (data.equals("-") || data.startsWith("@"))
            return new Documents(session).bytes(data.startsWith("@") ? data.substring(1) : data);
        return data.getBytes(StandardCharsets.UTF_8);
    }
}

package io.linkloom.cli.command.backend;

import io.linkloom.cli.contract.wire.Patience;
import io.linkloom.cli.contract.wire.SigningSecret;
import io.linkloom.cli.contract.wire.Target;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which task of a backend is tested, and what a workflow would say about it. */
final class TaskOptions {
    private static final String SECRET = "LOOM_BACKEND_SECRET";

    @Option(names = "--task", paramLabel = "TASK")
    private @Nullable String task;

    @Option(names = "--secret", paramLabel = "SECRET")
    private @Nullable String secret;

    @Option(names = "--body", paramLabel = "JSON")
    private @Nullable String body;

    @Option(names = "--own-body")
    private boolean ownBody;

    @Option(names = "--header", paramLabel = "NAME:VALUE")
    private List<String> headers = List.of();

    Target target(Session session, String url, Patience patience) {
        Texts texts = session.texts(BackendTest.class);
        URI address = address(url, texts);
        Target target = Target.of(address, patience);
        return new Target(
                address,
                target.task(),
                secret(session, texts),
                headers(texts),
                body(session, texts),
                ownBody,
                patience);
    }

    /** A path stands for itself, a name for one under `/api/tasks/`. */
    private URI address(String url, Texts texts) {
        URI base;
        try {
            base = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw usage(texts.text("test.bad-url", url), null);
        }
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) throw usage(texts.text("test.bad-url", url), null);
        boolean bare = base.getPath() == null || base.getPath().replace("/", "").isEmpty();
        if (task == null && bare) throw usage(texts.text("test.no-task"), texts.text("test.no-task.hint", url));
        if (task == null) return base;
        String path = task.startsWith("/") ? task : "/api/tasks/" + task;
        try {
            return URI.create(url.replaceFirst("/+$", "") + path);
        } catch (IllegalArgumentException e) {
            throw usage(texts.text("test.bad-url", url + path), null);
        }
    }

    /** Not repeated in any message. */
    private @Nullable SigningSecret secret(Session session, Texts texts) {
        String given = secret == null ? session.surroundings().environment().get(SECRET) : secret;
        if (given == null || given.isEmpty()) return null;
        String text = given.startsWith("@")
                ? new Documents(session).text(given.substring(1)).strip()
                : given;
        try {
            return SigningSecret.parse(text);
        } catch (IllegalArgumentException e) {
            throw usage(texts.text("test.bad-secret"), texts.text("test.bad-secret.hint"));
        }
    }

    private Json body(Session session, Texts texts) {
        if (body == null) {
            if (ownBody) throw usage(texts.text("test.own-body"), null);
            return Json.EMPTY_OBJECT;
        }
        String text = body.startsWith("@") ? new Documents(session).text(body.substring(1)) : body;
        Json json;
        try {
            json = Json.parse(text);
        } catch (JsonFormatException e) {
            throw new CommandFailure(
                    ExitCode.INVALID, texts.text("test.bad-body", String.valueOf(e.getMessage())), null);
        }
        if (!ownBody && !(json.value() instanceof Map)) {
            throw new CommandFailure(ExitCode.INVALID, texts.text("test.no-object"), texts.text("test.no-object.hint"));
        }
        return json;
    }

    private Map<String, String> headers(Texts texts) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) throw usage(texts.text("test.bad-header", header), null);
            all.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return all;
    }

    private static CommandFailure usage(String message, @Nullable String hint) {
        return new CommandFailure(ExitCode.USAGE, message, hint);
    }
}

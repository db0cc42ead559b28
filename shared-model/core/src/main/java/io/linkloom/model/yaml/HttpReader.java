package io.linkloom.model.yaml;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an `http` task sends and what it takes for success. */
final class HttpReader {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z]{1,20}");
    private static final Pattern URL_START = Pattern.compile("(?i)https?://[^\\s/?#]*.*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s\\p{Cntrl}]*");
    private static final Pattern STATUS = Pattern.compile("([1-5]\\d\\d)(?:-([1-5]\\d\\d))?");
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect");
    private static final List<TaskWork.StatusRange> SUCCESS = List.of(new TaskWork.StatusRange(200, 299));

    private final Readers readers;
    private final Fields fields;
    private final Surroundings surroundings;

    HttpReader(Readers readers, Fields fields, Surroundings surroundings) {
        this.readers = readers;
        this.fields = fields;
        this.surroundings = surroundings;
    }

    TaskWork read() {
        fields.oneOf("url", "backend");
        if (fields.has("path") && !fields.has("backend")) {
            readers.findings().add(fields.key("path"), Text.of(Code.KEY_NEEDS, "path", "backend"));
        }
        Template url = fields.read("url", this::url);
        String backend =
                fields.read("backend", place -> readers.scalars().matching(place, Ids.WORKFLOW, Phrase.WORKFLOW_ID));
        Template path = fields.read("path", this::path);
        if (fields.has("backend") && !fields.has("path"))
            path = new Template.Literal(io.linkloom.model.json.Json.of("/"));
        return new TaskWork.Http(
                fields.read("method", this::method, "POST"),
                url,
                backend,
                path,
                headers(),
                fields.template("body", surroundings.withSecrets()),
                success(),
                fields.read("callbackTimeout", place -> readers.scalars().duration(place, false), Duration.ofHours(24)),
                fields.duration("heartbeatTimeout"),
                fields.read("auth", this::auth));
    }

    private @Nullable String method(Place place) {
        String method = readers.scalars().string(place);
        if (method == null) return null;
        if (METHOD.matcher(method).matches()) return method.toUpperCase(Locale.ROOT);
        readers.findings().add(place, Text.of(Code.BAD_METHOD, Scalars.shortened(method)));
        return null;
    }

    private @Nullable Template url(Place place) {
        if (readers.scalars().string(place) == null) return null;
        Template url = readers.templates().read(place, surroundings);
        String start = literalStart(url);
        boolean good = url instanceof Template.Literal
                ? isUrl(start)
                : start.isEmpty() || URL_START.matcher(start).matches();
        if (!good) readers.findings().add(place, Text.of(Code.BAD_URL, Scalars.shortened(start)));
        return url;
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web
                            && uri.getRawAuthority() != null
                            && !uri.getRawAuthority().isEmpty()
                            && uri.getHost() != null
                    || (web
                            && uri.getRawAuthority() != null
                            && uri.getRawAuthority().matches("[A-Za-z0-9_.-]+(:\\d{1,5})?"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private @Nullable Template path(Place place) {
        if (readers.scalars().string(place) == null) return null;
        Template path = readers.templates().read(place, surroundings);
        String start = literalStart(path);
        boolean open = start.isEmpty() && !(path instanceof Template.Literal);
        if (!open && !PATH.matcher(start).matches())
            readers.findings().add(place, Text.of(Code.BAD_PATH, Scalars.shortened(start)));
        return path;
    }

    /** The text before the first expression. */
    private static String literalStart(Template template) {
        return switch (template) {
            case Template.Literal literal -> String.valueOf(literal.value().value());
            case Template.Text text when text.parts().getFirst() instanceof Template.Part.Plain plain -> plain.text();
            case Template.Text text -> "";
            case Template.Single single -> "";
            case Template.Sequence list -> "";
            case Template.Mapping mapping -> "";
        };
    }

    private Map<String, Template> headers() {
        Map<String, Template> headers = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        fields.each("headers", (name, place) -> {
            Findings findings = readers.findings();
            if (!TOKEN.matcher(name).matches())
                findings.add(place, Text.of(Code.BAD_HEADER_NAME, Scalars.shortened(name)));
            else if (RESERVED.contains(name.toLowerCase(Locale.ROOT)))
                findings.add(place, Text.of(Code.RESERVED_HEADER, name));
            else if (!seen.add(name)) findings.add(place, Text.of(Code.DUPLICATE_HEADER, name));
            Template value = readers.templates().readText(place, surroundings.withSecrets());
            if (value == null) return;
            if (hasControls(value)) findings.add(place, Text.of(Code.BAD_HEADER_VALUE));
            headers.put(name, value);
        });
        return headers;
    }

    private static boolean hasControls(Template value) {
        return switch (value) {
            case Template.Literal literal -> literal.value().value() instanceof String text && hasControls(text);
            case Template.Text text ->
                text.parts().stream()
                        .anyMatch(part -> part instanceof Template.Part.Plain plain && hasControls(plain.text()));
            case Template.Single single -> false;
            case Template.Sequence list -> false;
            case Template.Mapping mapping -> false;
        };
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7F);
    }

    private List<TaskWork.StatusRange> success() {
        List<TaskWork.StatusRange> success = new ArrayList<>();
        for (Place item : fields.items("success")) {
            String text = item.node() instanceof Node.Scalar scalar ? scalar.text() : "";
            Matcher matcher = STATUS.matcher(text);
            int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            int to = from > 0 && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : from;
            if (from > 0 && from <= to) success.add(new TaskWork.StatusRange(from, to));
            else readers.findings().add(item, Text.of(Code.BAD_STATUS, Scalars.shortened(text)));
        }
        Place list = fields.find("success");
        if (list != null
                && list.node() instanceof Node.Sequence items
                && items.items().isEmpty()) {
            readers.findings().add(list, Text.of(Code.EMPTY_LIST));
        }
        return success.isEmpty() ? SUCCESS : success;
    }

    private TaskWork.@Nullable Auth auth(Place place) {
        Fields auth = Fields.of(place, readers);
        if (auth == null) return null;
        boolean one = auth.oneOf("bearer", "basic");
        Template bearer = auth.read("bearer", this::secret);
        Place basicPlace = auth.find("basic");
        auth.finish();
        TaskWork.Auth basic = basicPlace == null ? null : basic(basicPlace);
        return one && bearer != null ? new TaskWork.Auth.Bearer(bearer) : basic;
    }

    private TaskWork.@Nullable Auth basic(Place place) {
        Fields basic = Fields.of(place, readers);
        if (basic == null) return null;
        Place user = basic.require("user");
        Place password = basic.require("password");
        basic.finish();
        Template name = user == null ? null : secret(user);
        Template word = password == null ? null : secret(password);
        return name == null || word == null ? null : new TaskWork.Auth.Basic(name, word);
    }

    private @Nullable Template secret(Place place) {
        return readers.templates().readText(place, surroundings.withSecrets());
    }
}

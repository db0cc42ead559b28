package io.linkloom.server.api;

import io.linkloom.api.Finding;
import io.linkloom.api.Page;
import io.linkloom.api.PutSecret;
import io.linkloom.api.SecretSaved;
import io.linkloom.api.SecretSummary;
import io.linkloom.server.secret.SecretStore;
import io.linkloom.server.secret.Secrets;
import io.linkloom.server.secret.VaultException;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Secrets: values go in, names come out. */
@RestController
@RequestMapping(path = "/api/secrets", produces = MediaType.APPLICATION_JSON_VALUE)
class SecretController {
    private static final Logger log = LoggerFactory.getLogger(SecretController.class);

    private static final Pattern FORM =
            Pattern.compile("(?:([a-z0-9][a-z0-9-]{0,62}):)?([A-Za-z_][A-Za-z0-9_-]{0,99})");
    private static final int MAX_BYTES = 64 * 1024;

    /** Anything shorter cannot be told from innocent text, so it could not be kept out of logs. */
    private static final int MIN_CHARACTERS = 4;

    private static final int SHORT = 8;

    private final SecretStore store;
    private final Secrets secrets;

    SecretController(SecretStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    private record Ref(String namespace, String name) {
        @Override
        public String toString() {
            return namespace.equals("default") ? name : namespace + ":" + name;
        }
    }

    @GetMapping
    Page<SecretSummary> list(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "namespace", "limit", "cursor");
        int limit = parameters.limit();
        List<SecretStore.Entry> found = store.list(
                parameters.text("namespace"),
                Caller.of(request).namespaces(),
                after(parameters.text("cursor")),
                limit + 1);
        List<SecretSummary> items =
                found.stream().limit(limit).map(SecretController::summary).toList();
        if (found.size() <= limit) return new Page<>(items, null);
        SecretStore.Entry last = found.get(limit - 1);
        return new Page<>(items, Cursors.encode(last.createdAt(), last.namespace(), last.name()));
    }

    private static SecretStore.@Nullable After after(@Nullable String text) {
        Cursors.Cursor cursor = Cursors.decode(text, 2);
        return cursor == null
                ? null
                : new SecretStore.After(
                        cursor.at(), cursor.words().getFirst(), cursor.words().get(1));
    }

    private static SecretSummary summary(SecretStore.Entry entry) {
        return new SecretSummary(entry.name(), entry.namespace(), entry.createdAt(), entry.updatedAt());
    }

    @GetMapping("/{name}")
    SecretSummary get(@PathVariable String name, HttpServletRequest request) {
        Parameters.of(request);
        Ref ref = ref(name, request);
        SecretStore.Entry entry = store.find(ref.namespace(), ref.name());
        if (entry == null) throw new ApiProblem(ProblemKind.SECRET_NOT_FOUND, ref);
        return summary(entry);
    }

    /** As far as the caller may see it. */
    private static Ref ref(String text, HttpServletRequest request) {
        Ref ref = parse(text);
        if (ref == null || !Caller.of(request).maySee(ref.namespace()))
            throw new ApiProblem(ProblemKind.SECRET_NOT_FOUND, text);
        return ref;
    }

    private static @Nullable Ref parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) return null;
        return new Ref(matcher.group(1) == null ? "default" : matcher.group(1), matcher.group(2));
    }

    @PutMapping("/{name}")
    ResponseEntity<SecretSaved> put(@PathVariable String name, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        Ref ref = parse(name);
        if (ref == null) throw new ApiProblem(ProblemKind.BAD_SECRET_NAME, name);
        if (!Caller.of(request).maySee(ref.namespace()))
            throw new ApiProblem(ProblemKind.FORBIDDEN_NAMESPACE, ref.namespace());
        String value = value(Bodies.read(request, PutSecret.class));
        SecretStore.Entry entry;
        try {
            entry = store.put(ref.namespace(), ref.name(), value);
        } catch (VaultException e) {
            log.error("A secret could not be kept: {}", e.getMessage());
            throw new ApiProblem(ProblemKind.VAULT_CLOSED, String.valueOf(e.getMessage()));
        }
        secrets.changed(ref.namespace());
        boolean created = entry.createdAt().equals(entry.updatedAt());
        SecretSaved saved = new SecretSaved(
                entry.name(),
                entry.namespace(),
                entry.createdAt(),
                entry.updatedAt(),
                created ? "created" : "updated",
                warnings(value, Texts.language(request)));
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(saved);
    }

    private static String value(@Nullable PutSecret body) {
        String value = body == null ? null : body.value();
        if (value == null) throw Bodies.invalid("/value", "finding.missing", "value");
        if (value.indexOf('\0') >= 0) throw Bodies.invalid("/value", "finding.wrong-type", text("no-nul"));
        if (value.strip().length() < MIN_CHARACTERS)
            throw Bodies.invalid("/value", "finding.secret-too-short", MIN_CHARACTERS);
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)
            throw new ApiProblem(ProblemKind.TOO_LARGE, MAX_BYTES);
        return value;
    }

    private static Localized text(String expected) {
        return Localized.of("expected." + expected);
    }

    private static List<Finding> warnings(String value, Locale locale) {
        if (value.strip().length() >= SHORT) return List.of();
        return List.of(new Finding("/value", null, null, Texts.of(locale, "warning.short-secret", SHORT), null));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, HttpServletRequest request) {
        Parameters.of(request);
        Ref ref = ref(name, request);
        if (!store.delete(ref.namespace(), ref.name())) throw new ApiProblem(ProblemKind.SECRET_NOT_FOUND, ref);
        secrets.changed(ref.namespace());
    }
}

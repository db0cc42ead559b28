package io.linkloom.server.api;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.BackendSpec;
import io.linkloom.api.BackendStatus;
import io.linkloom.api.Page;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.server.backend.BackendDefinition;
import io.linkloom.server.backend.BackendRegistry;
import io.linkloom.server.backend.SigningSecret;
import io.linkloom.server.backend.Specs;
import io.linkloom.server.runner.http.Egress;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** User backends: registered, changed, deleted, and how they fare. */
@RestController
@RequestMapping(path = "/api/backends", produces = MediaType.APPLICATION_JSON_VALUE)
class BackendController {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

    private final BackendRegistry registry;
    private final Egress egress;

    BackendController(BackendRegistry registry, Egress egress) {
        this.registry = registry;
        this.egress = egress;
    }

    /** All that the caller may see, by name. */
    static List<BackendDefinition> visible(BackendRegistry registry, Caller caller) {
        return registry.all().stream().filter(each -> maySee(caller, each)).toList();
    }

    private static boolean maySee(Caller caller, BackendDefinition backend) {
        Collection<String> namespaces = backend.namespaces();
        return namespaces == null || namespaces.stream().anyMatch(caller::maySee);
    }

    @GetMapping
    Page<BackendDetails> list(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        String after = parameters.text("cursor");
        int limit = parameters.limit();
        List<BackendDefinition> found = visible(registry, Caller.of(request)).stream()
                .filter(each -> after == null || each.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<BackendDetails> items =
                found.stream().limit(limit).map(this::details).toList();
        return new Page<>(items, more ? items.getLast().name() : null);
    }

    @GetMapping("/{name}")
    BackendDetails get(@PathVariable String name, HttpServletRequest request) {
        Parameters.of(request);
        return details(find(name, Caller.of(request)));
    }

    @PutMapping("/{name}")
    ResponseEntity<BackendDetails> put(@PathVariable String name, HttpServletRequest request) throws IOException {
        Parameters.of(request);
        Caller caller = Caller.of(request);
        BackendSpec spec = Bodies.read(request, BackendSpec.class);
        if (spec == null) throw Bodies.invalid("", "finding.wrong-type", Localized.of("expected.object"));
        if (!name.matches(NAME)) throw Parameters.bad("name", name, "name");
        BackendDefinition before = registry.find(name);
        if (before != null) requireReach(caller, before.namespaces());
        requireReach(caller, spec.namespaces());
        List<SigningSecret> secrets = new BackendForm(spec, before, egress).check();
        BackendDetails details = details(registry.put(name, spec, secrets));
        return ResponseEntity.status(before == null ? HttpStatus.CREATED : HttpStatus.OK)
                .body(details);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, HttpServletRequest request) {
        Parameters.of(request);
        Caller caller = Caller.of(request);
        BackendDefinition found = find(name, caller);
        requireReach(caller, found.namespaces());
        registry.delete(name);
    }

    /** Who reaches some namespaces only must not change what others call. */
    private static void requireReach(Caller caller, @Nullable Collection<String> namespaces) {
        if (caller.namespaces() == null) return;
        if (namespaces == null) throw new ApiProblem(ProblemKind.FORBIDDEN_NAMESPACE, "*");
        for (String namespace : namespaces) {
            if (namespace == null || !caller.maySee(namespace))
                throw new ApiProblem(ProblemKind.FORBIDDEN_NAMESPACE, String.valueOf(namespace));
        }
    }

    private BackendDefinition find(String name, Caller caller) {
        BackendDefinition found = registry.find(name);
        if (found != null && maySee(caller, found)) return found;
        List<String> names =
                visible(registry, caller).stream().map(BackendDefinition::name).toList();
        String nearest = Nearest.to(name, names);
        Object hint = nearest == null ? "" : Localized.of("hint.nearest", nearest);
        throw new ApiProblem(ProblemKind.BACKEND_NOT_FOUND, name, hint);
    }

    private BackendDetails details(BackendDefinition definition) {
        BackendStatus status = registry.status(definition.name());
        return new BackendDetails(
                definition.name(),
                Specs.of(definition),
                Objects.requireNonNullElseGet(status, () -> gone(definition.name())),
                definition.createdAt(),
                definition.updatedAt());
    }

    /** Deleted while it was being read. */
    private static BackendStatus gone(String name) {
        return new BackendStatus(name, BackendStatus.DOWN, 0, 0, 0, null, null, null, List.of());
    }
}

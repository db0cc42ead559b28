package io.linkloom.server.api;

import io.linkloom.api.Finding;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.backend.BackendDefinition;
import io.linkloom.server.backend.BackendRegistry;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.secret.SecretStore;
import io.linkloom.server.security.Caller;
import io.linkloom.server.storage.WorkflowStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers workflows: all of a document, or nothing. */
@Component
class Registration {
    private final WorkflowStore store;
    private final StreamHub stream;
    private final InstantSource clock;
    private final BackendRegistry backends;
    private final SecretStore secrets;
    private final boolean hasShell;

    Registration(
            WorkflowStore store, SecretStore secrets, StreamHub stream, InstantSource clock, BackendRegistry backends) {
        this.backends = backends;
        this.secrets = secrets;
        this.store = store;
        this.stream = stream;
        this.clock = clock;
        this.hasShell = Files.isExecutable(Path.of("/bin/sh")) || Files.isExecutable(Path.of("/usr/bin/sh"));
    }

    /**
     * What is to be registered.
     *
     * @param as the document has to name this workflow; null: any
     * @param dryRun only checks
     */
    record Order(byte[] document, @Nullable WorkflowRef as, boolean dryRun, Caller caller, Locale locale) {}

    WorkflowRegistration carryOut(Order order) {
        ReadResult.Valid valid = read(order.document());
        WorkflowDefinition definition = valid.definition();
        WorkflowRef ref = new WorkflowRef(definition.namespace(), definition.id());
        if (order.as() != null && !order.as().equals(ref))
            throw new ApiProblem(ProblemKind.ID_MISMATCH, order.as(), ref);
        if (!order.caller().maySee(ref.namespace()))
            throw new ApiProblem(ProblemKind.FORBIDDEN_NAMESPACE, ref.namespace());
        for (String other : Neighbours.of(definition)) {
            if (!order.caller().maySee(other)) throw new ApiProblem(ProblemKind.FORBIDDEN_NAMESPACE, other);
        }
        WorkflowStore.Registered registered = order.dryRun()
                ? foresee(definition)
                : store.register(definition, new String(order.document(), StandardCharsets.UTF_8));
        if (!order.dryRun() && registered.result() != WorkflowStore.Result.UNCHANGED) tell(registered);
        return new WorkflowRegistration(
                ref.id(),
                ref.namespace(),
                registered.version(),
                registered.result().name().toLowerCase(Locale.ROOT),
                warnings(valid, order.locale()));
    }

    private static ReadResult.Valid read(byte[] document) {
        return switch (WorkflowReader.read(document)) {
            case ReadResult.Valid valid -> valid;
            case ReadResult.Invalid invalid -> {
                List<ApiProblem.Found> errors = Problems.found(invalid.errors(), "");
                Diagnostic first = invalid.errors().getFirst();
                throw switch (invalid.kind()) {
                    case INVALID -> new ApiProblem(ProblemKind.INVALID_WORKFLOW, errors, errors.size());
                    case UNPARSABLE ->
                        new ApiProblem(ProblemKind.MALFORMED_DOCUMENT, errors, (Localized) first::message);
                    case TOO_LARGE -> new ApiProblem(ProblemKind.TOO_LARGE, errors, Bodies.MAX_DOCUMENT);
                };
            }
        };
    }

    private WorkflowStore.Registered foresee(WorkflowDefinition definition) {
        String namespace = definition.namespace();
        String id = definition.id();
        Optional<WorkflowStore.Workflow> known = store.find(namespace, id);
        boolean same = known.isPresent() && known.get().definition().equals(definition);
        if (same)
            return new WorkflowStore.Registered(namespace, id, known.get().version(), WorkflowStore.Result.UNCHANGED);
        int last = store.versions(namespace, id).stream()
                .mapToInt(WorkflowStore.Version::version)
                .max()
                .orElse(0);
        WorkflowStore.Result result = known.isPresent() ? WorkflowStore.Result.UPDATED : WorkflowStore.Result.CREATED;
        return new WorkflowStore.Registered(namespace, id, last + 1, result);
    }

    private void tell(WorkflowStore.Registered registered) {
        stream.tell(new StreamEvent(
                clock.instant(),
                null,
                registered.id(),
                registered.namespace(),
                registered.version(),
                null,
                null,
                null,
                registered.result().name(),
                null));
    }

    private List<Finding> warnings(ReadResult.Valid valid, Locale locale) {
        List<Finding> warnings = new ArrayList<>();
        for (Diagnostic warning : valid.warnings()) warnings.add(Problems.finding(warning, "", locale));
        addMissingSecrets(valid.definition(), warnings, locale);
        List<TaskDefinition> tasks = valid.definition().tasks();
        for (int i = 0; i < tasks.size() && warnings.size() < 100; i++) {
            switch (tasks.get(i).work()) {
                case TaskWork.Http http -> {
                    if (http.backend() != null) warnings.addAll(unknown(http.backend(), i, valid, locale));
                }
                case TaskWork.Shell shell -> {
                    if (shell.command() != null && !hasShell) {
                        warnings.add(warning("/tasks/" + i + "/command", "warning.no-shell", locale));
                    }
                }
                case TaskWork.Java java -> {}
                case TaskWork.Wait wait -> {}
                case TaskWork.Approval approval -> {}
                case TaskWork.Workflow workflow -> {}
            }
        }
        return warnings;
    }

    private void addMissingSecrets(WorkflowDefinition definition, List<Finding> warnings, Locale locale) {
        Set<String> known = new HashSet<>();
        List<TaskDefinition> tasks = definition.tasks();
        for (int i = 0; i < tasks.size(); i++) {
            for (String name : Plan.secrets(tasks.get(i))) {
                if (!known.add(name) || secrets.find(definition.namespace(), name) != null) continue;
                String text = Texts.of(locale, "warning.secret-missing", name, definition.namespace());
                warnings.add(new Finding("/tasks/" + i, null, null, text, null));
            }
        }
    }

    /** A backend can be registered later, so that is no error. */
    private List<Finding> unknown(String backend, int task, ReadResult.Valid valid, Locale locale) {
        String namespace = valid.definition().namespace();
        List<String> names = backends.all().stream()
                .filter(each -> each.serves(namespace))
                .map(BackendDefinition::name)
                .toList();
        if (names.contains(backend)) return List.of();
        String text = Texts.of(locale, "warning.backend", backend);
        return List.of(new Finding("/tasks/" + task + "/backend", null, null, text, Nearest.to(backend, names)));
    }

    private static Finding warning(String pointer, String key, Locale locale) {
        return new Finding(pointer, null, null, Texts.of(locale, key), null);
    }
}

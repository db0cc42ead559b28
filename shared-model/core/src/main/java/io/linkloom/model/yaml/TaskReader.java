package io.linkloom.model.yaml;

import io.linkloom.model.definition.RetryPolicy;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one task. */
final class TaskReader {
    private static final List<String> TYPES = List.of("http", "shell", "java", "wait", "approval", "workflow");

    private final Readers readers;
    private final Defaults defaults;

    /** The `defaults` of the document; they are for what does work itself: http, shell and java. */
    record Defaults(RetryPolicy retry, @Nullable Duration timeout) {}

    /**
     * A task with the places that are needed once all tasks are known.
     *
     * @param id where it stands
     * @param dependsOn the place of each dependency
     */
    record Read(TaskDefinition task, Place id, List<Place> dependsOn) {}

    TaskReader(Readers readers, Defaults defaults) {
        this.readers = readers;
        this.defaults = defaults;
    }

    /** Null when it has no usable id. What else is wrong is replaced by a default, so that the other checks go on. */
    @Nullable
    Read read(Place place, int ordinal) {
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        String id = fields.requireMatching("id", Ids.TASK, Phrase.TASK_ID);
        Place typePlace = fields.require("type");
        String type = typePlace == null ? null : readers.scalars().choice(typePlace, TYPES);
        Surroundings surroundings = Surroundings.task(ordinal, fields.has("forEach"));
        Set<String> dependsOn = new LinkedHashSet<>();
        List<Place> places = dependsOn(fields, dependsOn);
        String name = fields.string("name");
        String description = fields.string("description");
        Integer priority = fields.read("priority", value -> readers.scalars().integer(value, -100, 100));
        RunIf runIf = runIf(fields, dependsOn.isEmpty());
        Expression when =
                fields.read("when", value -> readers.templates().condition(value, Surroundings.condition(ordinal)));
        Template forEach = fields.read("forEach", value -> list(value, Surroundings.condition(ordinal)));
        Integer maxParallel =
                fields.read("maxParallel", value -> readers.scalars().integer(value, 1, Integer.MAX_VALUE));
        if (fields.has("maxParallel") && !fields.has("forEach")) {
            readers.findings().warn(fields.key("maxParallel"), Text.of(Code.NO_EFFECT, "maxParallel", "forEach"));
        }
        boolean allowFailure = fields.bool("allowFailure", false);
        RetryPolicy retry = new RetryReader(readers).read(fields, isWorker(type) ? defaults.retry() : RetryPolicy.ONCE);
        Duration own = fields.duration("timeout");
        Duration timeout = own == null ? timeout(type) : own;
        Template params = fields.template("params", surroundings);
        TaskWork work = new WorkReader(readers, fields, surroundings).read(type);
        if (type == null) WorkReader.KEYS.forEach(fields::has);
        fields.finish();
        if (id == null) return null;
        TaskDefinition task = new TaskDefinition(
                id,
                name,
                description,
                priority,
                List.copyOf(dependsOn),
                runIf,
                when,
                forEach,
                maxParallel,
                allowFailure,
                retry,
                timeout,
                params,
                work);
        return new Read(task, idPlace(fields), places);
    }

    private static Place idPlace(Fields fields) {
        Place id = fields.find("id");
        return id == null ? fields.place() : id;
    }

    private static boolean isWorker(@Nullable String type) {
        return type == null || type.equals("http") || type.equals("shell") || type.equals("java");
    }

    private @Nullable Duration timeout(@Nullable String type) {
        if (type == null || !isWorker(type)) return null;
        if (defaults.timeout() != null) return defaults.timeout();
        return type.equals("http") ? Duration.ofSeconds(60) : Duration.ofHours(1);
    }

    private RunIf runIf(Fields fields, boolean first) {
        RunIf runIf = fields.choice("runIf", RunIf.class, RunIf.ALL_SUCCEEDED);
        boolean needsUpstream = runIf != RunIf.ALL_SUCCEEDED && runIf != RunIf.ALL_DONE;
        Place place = fields.find("runIf");
        if (place != null && first && needsUpstream) {
            readers.findings().add(place, Text.of(Code.RUN_IF_WITHOUT_UPSTREAM, Choices.written(runIf)));
        }
        return runIf;
    }

    private List<Place> dependsOn(Fields fields, Set<String> ids) {
        List<Place> places = new ArrayList<>();
        for (Place item : fields.items("dependsOn")) {
            String id = readers.scalars().string(item);
            if (id == null) continue;
            if (ids.add(id)) places.add(item);
            else readers.findings().warn(item, Text.of(Code.DUPLICATE_DEPENDENCY, Scalars.shortened(id)));
        }
        return places;
    }

    private @Nullable Template list(Place place, Surroundings surroundings) {
        boolean list = place.node() instanceof Node.Sequence;
        boolean expression = Scalars.value(place) instanceof String text && text.contains("${{");
        if (!list && !expression) {
            readers.scalars().wrongType(place, Text.of(Phrase.LIST_OR_EXPRESSION));
            return null;
        }
        Template template = readers.templates().read(place, surroundings);
        if (list || template instanceof Template.Single) return template;
        readers.findings().add(place, Text.of(Code.EXPRESSION_EXPECTED));
        return null;
    }
}

package io.linkloom.server.storage;

import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.WorkflowDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registered workflows and all their versions. */
public interface WorkflowStore {

    /** What registering came to. */
    enum Result {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    record Registered(String namespace, String id, int version, Result result) {}

    /**
     * A workflow as it stands.
     *
     * @param paused its triggers are stopped
     */
    record Workflow(
            String namespace, String id, int version, boolean paused, Instant createdAt, Instant updatedAt, Plan plan) {
        public WorkflowDefinition definition() {
            return plan.definition();
        }
    }

    record Version(int version, Instant createdAt, String source) {}

    /** Where a page goes on: after the workflow with these values, in the order of the list. */
    record After(Instant createdAt, String namespace, String id) {}

    /**
     * What a list is to show.
     *
     * @param labels all of them have to match
     * @param text part of the id or the name, in any case of letters
     * @param paused whether triggers have to be stopped, or must not be; null: either
     * @param visible namespaces that the caller may see; null: all
     */
    record Filter(
            @Nullable String namespace,
            Map<String, String> labels,
            @Nullable String text,
            @Nullable Boolean paused,
            @Nullable Set<String> visible) {

        /** Everything of a namespace; null: of all. */
        public static Filter of(@Nullable String namespace) {
            return new Filter(namespace, Map.of(), null, null, null);
        }
    }

    /** Registers a definition with its source text: nothing when it means the same as the current version, else the next version. */
    Registered register(WorkflowDefinition definition, String source);

    /** The workflow, unless it was never registered or has been deleted. */
    Optional<Workflow> find(String namespace, String id);

    /** A version, also of a deleted workflow. */
    Optional<Version> version(String namespace, String id, int version);

    /** All versions, the newest first; also of a deleted workflow. */
    List<Version> versions(String namespace, String id);

    /** Newest first, at most `limit`. */
    List<Workflow> list(Filter filter, @Nullable After after, int limit);

    /** False when there is nothing to delete. Versions and executions stay. */
    boolean delete(String namespace, String id);

    /** False when there is no such workflow. */
    boolean setPaused(String namespace, String id, boolean paused);

    /** The plan of a version, kept in memory; null when there is no such version. */
    @Nullable
    Plan plan(String namespace, String id, int version);
}

package io.linkloom.server.storage;

import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.WorkflowDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes the triggers of a workflow together with the workflow itself, and tells who wants to hear of changes. */
public final class WatchedWorkflowStore implements WorkflowStore {
    private final WorkflowStore store;
    private final TriggerStore triggers;
    private final TransactionTemplate transactions;
    private final List<WorkflowListener> listeners = new CopyOnWriteArrayList<>();

    public WatchedWorkflowStore(WorkflowStore store, TriggerStore triggers, TransactionTemplate transactions) {
        this.store = store;
        this.triggers = triggers;
        this.transactions = transactions;
    }

    /** From now on the listener hears of every change that this process makes. */
    public void listen(WorkflowListener listener) {
        listeners.add(listener);
    }

    /** Notes the triggers of what an older server registered. */
    public void noteAll() {
        for (TriggerStore.Touched each : triggers.unnoted()) {
            store.find(each.namespace(), each.id())
                    .ifPresent(workflow -> transactions.executeWithoutResult(
                            status -> triggers.note(workflow.definition(), workflow.version())));
        }
    }

    @Override
    public synchronized Registered register(WorkflowDefinition definition, String source) {
        Registered registered = transactions.execute(status -> {
            Registered result = store.register(definition, source);
            if (result.result() != Result.UNCHANGED) triggers.note(definition, result.version());
            return result;
        });
        if (registered == null) throw new IllegalStateException("Expected a result of the transaction");
        if (registered.result() != Result.UNCHANGED) tell(definition.namespace(), definition.id());
        return registered;
    }

    @Override
    public boolean delete(String namespace, String id) {
        boolean done = store.delete(namespace, id);
        if (done) tell(namespace, id);
        return done;
    }

    @Override
    public boolean setPaused(String namespace, String id, boolean paused) {
        boolean done = store.setPaused(namespace, id, paused);
        if (done) tell(namespace, id);
        return done;
    }

    private void tell(String namespace, String id) {
        for (WorkflowListener listener : listeners) listener.changed(namespace, id);
    }

    @Override
    public Optional<Workflow> find(String namespace, String id) {
        return store.find(namespace, id);
    }

    @Override
    public Optional<Version> version(String namespace, String id, int version) {
        return store.version(namespace, id, version);
    }

    @Override
    public List<Version> versions(String namespace, String id) {
        return store.versions(namespace, id);
    }

    @Override
    public List<Workflow> list(Filter filter, @Nullable After after, int limit) {
        return store.list(filter, after, limit);
    }

    @Override
    public @Nullable Plan plan(String namespace, String id, int version) {
        return store.plan(namespace, id, version);
    }
}

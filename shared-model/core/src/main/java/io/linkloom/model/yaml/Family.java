package io.linkloom.model.yaml;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workflows that a workflow's tasks start, and those that their tasks start. A child that nobody named is looked for in `ID.yaml`;
 * one that is not there stays unknown.
 */
public final class Family {
    private final WorkflowFiles files;
    private final Map<String, WorkflowGraph> known = new LinkedHashMap<>();
    private final Map<String, Boolean> looked = new LinkedHashMap<>();
    private final @Nullable WorkflowGraph head;

    /** @param head null when it cannot be read; then nobody is found */
    public Family(WorkflowFiles files, @Nullable WorkflowGraph head) {
        this.files = files;
        this.head = head;
        if (head != null) known.put(name(head.definition()), head);
    }

    /** One that somebody named. */
    public Family add(WorkflowGraph child) {
        known.put(name(child.definition()), child);
        return this;
    }

    /** The child of a task of `parent`, or null. */
    public @Nullable WorkflowGraph child(WorkflowGraph parent, TaskWork.Workflow work) {
        String reference = work.workflow();
        int colon = reference.indexOf(':');
        String namespace = colon < 0 ? parent.definition().namespace() : reference.substring(0, colon);
        String id = reference.substring(colon + 1);
        String name = namespace + ':' + id;
        if (!known.containsKey(name) && looked.put(name, true) == null) {
            if (files.read(id + ".yaml") instanceof ReadResult.Valid valid
                    && name(valid.definition()).equals(name)) {
                known.put(name, valid.graph());
            }
        }
        return known.get(name);
    }

    /** Everybody but the head. */
    public List<WorkflowGraph> children() {
        if (head == null) return List.of();
        List<WorkflowGraph> todo = new ArrayList<>(known.values());
        for (int i = 0; i < todo.size(); i++) {
            for (TaskDefinition task : todo.get(i).definition().tasks()) {
                if (!(task.work() instanceof TaskWork.Workflow work)) continue;
                WorkflowGraph child = child(todo.get(i), work);
                if (child != null && !todo.contains(child)) todo.add(child);
            }
        }
        todo.remove(head);
        return todo;
    }

    private static String name(WorkflowDefinition definition) {
        return definition.namespace() + ':' + definition.id();
    }
}

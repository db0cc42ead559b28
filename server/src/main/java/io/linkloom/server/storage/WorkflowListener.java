package io.linkloom.server.storage;

/** Hears of every workflow that was registered anew, deleted, paused or resumed by this process, after that is durable. Must not block. */
@FunctionalInterface
public interface WorkflowListener {
    void changed(String namespace, String id);
}

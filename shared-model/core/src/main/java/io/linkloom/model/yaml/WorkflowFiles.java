package io.linkloom.model.yaml;

import org.jspecify.annotations.Nullable;

/** Where a test file finds the workflows that it names; the only way from here to a disk. */
@FunctionalInterface
public interface WorkflowFiles {
    /** @param path as it is written in the test file, relative to it; null: there is no such file */
    @Nullable
    ReadResult read(String path);
}

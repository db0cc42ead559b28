package io.linkloom.api;

import java.util.List;

/**
 * The answer to the registration of a workflow.
 *
 * @param version from 1
 * @param result {@value #CREATED}, {@value #UPDATED} or {@value #UNCHANGED}
 * @param warnings what is allowed and probably not meant
 */
public record WorkflowRegistration(String id, String namespace, int version, String result, List<Finding> warnings) {
    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String UNCHANGED = "unchanged";

    public WorkflowRegistration {
        warnings = Copies.list(warnings);
    }
}

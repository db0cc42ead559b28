package io.linkloom.model.diagnostic;

/** How bad a finding is: an error keeps a workflow from being registered, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}

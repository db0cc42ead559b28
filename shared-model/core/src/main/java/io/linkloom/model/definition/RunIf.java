package io.linkloom.model.definition;

/** When a task runs, decided when every upstream task has ended. */
public enum RunIf {
    ALL_SUCCEEDED,
    NONE_FAILED,
    ANY_SUCCEEDED,
    ANY_FAILED,
    ALL_FAILED,
    ALL_DONE
}

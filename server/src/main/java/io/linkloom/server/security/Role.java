package io.linkloom.server.security;

/** What a caller may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Starts, stops, approves, requeues. */
    OPERATOR,
    /** Registers and deletes workflows. */
    EDITOR,
    /** Everything. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}

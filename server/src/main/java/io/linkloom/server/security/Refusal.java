package io.linkloom.server.security;

/** Why a request is turned away at the door. */
public enum Refusal {
    /** No token, or none that is known. */
    UNAUTHENTICATED,
    /** The caller may not do this. */
    FORBIDDEN,
    /** Without tokens only this machine may call. */
    NOT_LOCAL,
    /** The `Host` is not this server: perhaps a page that rebinds names. */
    WRONG_HOST,
    /** A page of another origin calls. */
    FOREIGN_ORIGIN
}

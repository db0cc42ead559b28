package io.linkloom.server.backend;

/** Keeps the signing secrets of a backend unreadable in the database. */
public interface Seal {

    /** @throws io.linkloom.server.view.UnavailableException when it cannot be sealed */
    String close(String backend, String plain);

    /** @throws io.linkloom.server.view.UnavailableException when it cannot be opened */
    String open(String backend, String sealed);
}

package io.linkloom.server.secret;

/** Which key the servers that share a database seal with: its id, noted in the database. */
public interface SealingKey {

    /** Notes the id unless one is noted already; gives the one that is noted then. */
    String note(String id) throws VaultException;

    /** Notes the id in place of whichever was. */
    void change(String id) throws VaultException;

    /** None is noted any more. */
    void forget() throws VaultException;
}

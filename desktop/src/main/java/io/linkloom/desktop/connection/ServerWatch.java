package io.linkloom.desktop.connection;

/** Looks at a server. */
@FunctionalInterface
public interface ServerWatch {
    /** One look; may take as long as the server does. */
    Sight look(String address);
}

package io.linkloom.server.explain;

/** The texts of one language. */
@FunctionalInterface
public interface Words {
    String of(String key, Object... arguments);
}

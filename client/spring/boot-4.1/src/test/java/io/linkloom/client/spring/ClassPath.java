package io.linkloom.client.spring;

/** What the tests run with, also where Maven hides it behind a jar of its own. */
final class ClassPath {
    private ClassPath() {}

    static String get() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }
}

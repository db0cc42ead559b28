package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTask;

/** What all plugins stand on: the Java platform and the types that they are written against, nothing of the server's libraries. */
final class ApiLoader extends ClassLoader {
    private static final String API = JavaTask.class.getPackageName() + ".";

    ApiLoader() {
        super("plugin-api", getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(API)) return Class.forName(name, true, JavaTask.class.getClassLoader());
        throw new ClassNotFoundException(name);
    }
}

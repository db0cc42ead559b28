package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTask;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles tasks of package `com.acme` and packs them as a plugin. */
public final class PluginJar {
    private final Map<String, String> sources = new TreeMap<>();

    /** @param body of `run(JavaTaskContext context)` */
    public PluginJar task(String name, String body) {
        sources.put(name, """
                package com.acme;
                import io.linkloom.api.task.*;
                import java.util.*;
                public class %s implements JavaTask {
                    public Object run(JavaTaskContext context) throws Exception { %s }
                }
                """.formatted(name, body));
        return this;
    }

    public void write(Path jar, Path scratch) throws IOException {
        Path classes = Files.createTempDirectory(scratch, "classes");
        compile(classes);
        Path unfinished = Files.createTempFile(scratch, "plugin", ".part");
        try (OutputStream out = Files.newOutputStream(unfinished);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(packed, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            String names = String.join(
                    "\n",
                    sources.keySet().stream().map(name -> "com.acme." + name).toList());
            add(packed, "META-INF/services/" + JavaTask.class.getName(), names.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(jar.getParent());
        Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(JarOutputStream packed, String name, byte[] bytes) throws IOException {
        packed.putNextEntry(new JarEntry(name));
        packed.write(bytes);
        packed.closeEntry();
    }

    private void compile(Path to) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> units = sources.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
        List<String> options = List.of("-d", to.toString(), "-cp", api(), "-proc:none", "-Xlint:none");
        StringWriter messages = new StringWriter();
        if (!compiler.getTask(messages, null, null, options, null, units).call()) {
            throw new AssertionError(messages.toString());
        }
    }

    private static String api() {
        try {
            return Path.of(JavaTask.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///com/acme/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

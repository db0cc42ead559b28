package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTask;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks in the jars of a folder. All jars share one class loader; when a jar comes, goes or changes, a new loader takes over, and
 * attempts that are running keep the one that they began with.
 */
public final class PluginFolder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PluginFolder.class.getName());

    private final Path folder;
    private final List<Path> copies = new ArrayList<>();
    private Map<Path, String> known = Map.of();
    private Map<String, ServiceLoader.Provider<JavaTask>> tasks = Map.of();

    /** @param folder need not exist; then there are no tasks */
    public PluginFolder(Path folder) {
        this.folder = folder;
    }

    /** Names of all classes that can be run. */
    public synchronized List<String> classNames() {
        refresh();
        return List.copyOf(tasks.keySet());
    }

    /** Makes instances of a task; null when no plugin has it. */
    synchronized ServiceLoader.@Nullable Provider<JavaTask> find(String className) {
        refresh();
        return tasks.get(className);
    }

    private void refresh() {
        try {
            Map<Path, String> present = look();
            if (present.equals(known)) return;
            tasks = load(present.keySet());
            known = present;
        } catch (IOException e) {
            // A jar was just being replaced; the next look sees it whole.
            LOG.log(System.Logger.Level.WARNING, "The plugins in {0} could not be read: {1}", folder, e.getMessage());
        }
    }

    /** The jars, with what changes when they do. */
    private Map<Path, String> look() throws IOException {
        if (!Files.isDirectory(folder)) return Map.of();
        Map<Path, String> jars = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path jar : entries.filter(entry -> entry.toString().endsWith(".jar")).toList()) {
                jars.put(jar, Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
            }
        }
        return jars;
    }

    /** From copies: a jar that is replaced while classes are read from it would give garbage. */
    private Map<String, ServiceLoader.Provider<JavaTask>> load(Iterable<Path> jars) throws IOException {
        Path copy = Files.createTempDirectory("link-loom-plugins");
        copies.add(copy);
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            Path to = copy.resolve(jar.getFileName());
            Files.copy(jar, to);
            urls.add(to.toUri().toURL());
        }
        // Not closed: attempts may need its classes for as long as they run. Collected when the last one has ended.
        URLClassLoader loader = new URLClassLoader("plugins", urls.toArray(URL[]::new), new ApiLoader());
        return providers(loader);
    }

    private static Map<String, ServiceLoader.Provider<JavaTask>> providers(ClassLoader loader) {
        Map<String, ServiceLoader.Provider<JavaTask>> found = new TreeMap<>();
        Iterator<ServiceLoader.Provider<JavaTask>> all =
                ServiceLoader.load(JavaTask.class, loader).stream().iterator();
        while (true) {
            try {
                if (!all.hasNext()) return found;
                ServiceLoader.Provider<JavaTask> provider = all.next();
                found.put(provider.type().getName(), provider);
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.log(System.Logger.Level.WARNING, "A plugin was passed over: {0}", e.getMessage());
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Path copy : copies) {
            try (Stream<Path> jars = Files.list(copy)) {
                for (Path jar : jars.toList()) Files.deleteIfExists(jar);
            }
            Files.deleteIfExists(copy);
        }
        copies.clear();
    }
}

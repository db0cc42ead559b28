package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskBackend;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/**
 * Puts the tasks under their addresses as soon as all beans are there. An address of a task comes before the application's own controllers;
 * what else lies under the path is theirs.
 */
final class TaskMapping extends AbstractUrlHandlerMapping implements SmartInitializingSingleton, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TaskMapping.class);

    private final ConfigurableListableBeanFactory beans;
    private final TaskBackend.Builder settings;
    private final String path;
    private @Nullable TaskBackend backend;

    TaskMapping(ConfigurableListableBeanFactory beans, TaskBackend.Builder settings, String path) {
        this.beans = beans;
        this.settings = settings;
        this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        setOrder(-10);
    }

    @Override
    public void afterSingletonsInstantiated() {
        TaskMethods methods = TaskMethods.of(beans);
        if (methods.isEmpty()) return;
        methods.addTo(settings);
        TaskBackend made = settings.build();
        backend = made;
        Map<String, String> places = methods.places();
        places.forEach((task, place) -> {
            registerHandler(path + "/" + task, new TaskEndpoint(made, task));
            LOG.debug("Task {} is done by {}", task, place);
        });
        LOG.info("Tasks under {}: {}", path, String.join(", ", new TreeSet<>(places.keySet())));
        if (!made.verifies()) {
            LOG.warn("Tasks are done for everybody who asks: set link-loom.tasks.secrets to take signed calls only");
        }
    }

    @Override
    public void start() {}

    /** After the web server takes no more requests, and while the beans that work needs are still there. */
    @Override
    public void stop() {
        TaskBackend ending = backend;
        if (ending != null) ending.close();
        backend = null;
    }

    @Override
    public boolean isRunning() {
        return backend != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

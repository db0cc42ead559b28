package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskBackend;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the `@LoomTask` methods of all beans, without making a bean that is not there yet. */
final class TaskMethods {
    private final ConfigurableListableBeanFactory beans;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private TaskMethods(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    private record Found(String bean, Class<?> type, Method method, LoomTask task) {}

    /** @throws TaskSetupException when two have the same name, or one has a name that no address can have */
    static TaskMethods of(ConfigurableListableBeanFactory beans) {
        TaskMethods methods = new TaskMethods(beans);
        for (String bean : beans.getBeanDefinitionNames()) {
            if (ScopedProxyUtils.isScopedTarget(bean)) continue;
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, bean);
            if (type != null && AnnotationUtils.isCandidateClass(type, LoomTask.class)) methods.look(bean, type);
        }
        return methods;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Where each task is, by its name. */
    Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        found.forEach((name, each) -> places.put(name, Places.of(each.method())));
        return places;
    }

    void addTo(TaskBackend.Builder backend) {
        found.forEach((name, each) -> {
            Method method = AopUtils.selectInvocableMethod(each.method(), callable(each));
            MethodTask task = new MethodTask(() -> beans.getBean(each.bean()), method);
            if (each.task().async()) backend.asyncTask(name, task);
            else backend.task(name, task);
        });
    }

    /** What a bean really is may be a proxy, which has not every method of its target. */
    private Class<?> callable(Found each) {
        Class<?> type = beans.getType(each.bean(), false);
        return type == null ? each.type() : type;
    }

    private void look(String bean, Class<?> type) {
        Map<Method, LoomTask> tasks =
                MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<LoomTask>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, LoomTask.class));
        tasks.forEach((method, task) -> add(new Found(bean, type, method, task)));
    }

    private void add(Found one) {
        String name = one.task().value();
        if (!name.matches("[A-Za-z0-9._~-]+") || name.matches("\\.+")) {
            throw new TaskSetupException(
                    "The task " + Places.of(one.method()) + " has the name '" + name + "', which no address can have.",
                    "Give it a name of letters, digits and - . _ ~, such as fetch-data.");
        }
        Found other = found.putIfAbsent(name, one);
        if (other != null) {
            throw new TaskSetupException(
                    "Two methods are the task '" + name + "': " + Places.of(other.method()) + " (bean " + other.bean()
                            + ") and " + Places.of(one.method()) + " (bean " + one.bean() + ").",
                    "Give one of them another name, or take one of the beans away.");
        }
    }
}

package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskContext;
import io.linkloom.client.callback.TaskEnvelope;
import io.linkloom.client.callback.TaskHandler;
import io.linkloom.client.callback.TaskLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a method of a bean for each task. */
final class MethodTask implements TaskHandler {
    private final Supplier<Object> bean;
    private final Method method;
    private final List<Function<TaskContext, @Nullable Object>> arguments = new ArrayList<>();

    /**
     * @param method one that can be called on the bean, which may be a proxy
     * @throws TaskSetupException when a parameter could not be told what it is
     */
    MethodTask(Supplier<Object> bean, Method method) {
        this.bean = bean;
        this.method = method;
        method.setAccessible(true);
        Parameter input = null;
        for (Parameter parameter : method.getParameters()) {
            Function<TaskContext, @Nullable Object> argument = argument(parameter);
            if (argument == null) {
                if (input != null) throw twoInputs(input, parameter);
                input = parameter;
                Type type = parameter.getParameterizedType();
                argument = context -> context.input(type);
            }
            arguments.add(argument);
        }
    }

    /** Null for the input. */
    private static @Nullable Function<TaskContext, @Nullable Object> argument(Parameter parameter) {
        UpstreamOutput upstream = parameter.getAnnotation(UpstreamOutput.class);
        Type type = parameter.getParameterizedType();
        if (upstream != null) {
            return context ->
                    upstream.required() || context.envelope().upstream().containsKey(upstream.value())
                            ? context.upstream(upstream.value(), type)
                            : null;
        }
        if (type == TaskContext.class) return context -> context;
        if (type == TaskLog.class) return TaskContext::log;
        return type == TaskEnvelope.class ? TaskContext::envelope : null;
    }

    @Override
    public @Nullable Object perform(TaskContext context) throws Exception {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) values[i] = arguments.get(i).apply(context);
        try (LogContext ignored = LogContext.of(context)) {
            return method.invoke(bean.get(), values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception exception) throw exception;
            if (e.getCause() instanceof Error error) throw error;
            throw e;
        }
    }

    private TaskSetupException twoInputs(Parameter one, Parameter other) {
        return new TaskSetupException(
                "The task " + Places.of(method) + " has two parameters that could be its input: " + one.getName()
                        + " and " + other.getName() + ".",
                "Take one away, put both into one record, or mark what comes from a task upstream with @UpstreamOutput.");
    }
}

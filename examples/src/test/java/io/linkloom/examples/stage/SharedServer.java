package io.linkloom.examples.stage;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server and the services with the first test that wants them as a parameter, and ends them after the last one. */
public final class SharedServer implements ParameterResolver {
    private static final Map<Class<?>, Supplier<AutoCloseable>> KNOWN =
            Map.of(LoomServer.class, LoomServer::start, ExampleServices.class, ExampleServices::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return KNOWN.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return test.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .computeIfAbsent(type, one -> requireNonNull(KNOWN.get(one)).get(), AutoCloseable.class);
    }
}

package io.linkloom.client.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a class of records is taken apart and put together. */
final class RecordShape {
    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** One part of a record. */
    record Component(String name, Type type, Method accessor) {
        @Nullable
        Object of(Object value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new JsonException(
                        "Cannot read " + name + " of " + value.getClass().getName(), e);
            }
        }
    }

    private final Class<?> type;
    private final List<Component> components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        RecordComponent[] parts = type.getRecordComponents();
        this.components = Arrays.stream(parts).map(RecordShape::component).toList();
        Class<?>[] raw = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(raw);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Component component(RecordComponent part) {
        Method accessor = part.getAccessor();
        accessor.setAccessible(true);
        return new Component(part.getName(), part.getGenericType(), accessor);
    }

    List<Component> components() {
        return components;
    }

    /** @param values one for each component, in their order */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            String why = cause == null ? "" : ": " + cause.getMessage();
            throw new JsonException("The values do not make a " + type.getSimpleName() + why, cause);
        } catch (ReflectiveOperationException e) {
            throw new JsonException("Cannot make a " + type.getName(), e);
        }
    }
}

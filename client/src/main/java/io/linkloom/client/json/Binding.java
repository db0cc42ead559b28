package io.linkloom.client.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain values to values of a type.
 *
 * @param variables what the type parameters of the record around stand for
 * @param path where it is, for messages; empty for the whole
 */
record Binding(Map<TypeVariable<?>, Type> variables, String path) {
    static @Nullable Object bind(@Nullable Object plain, Type type) {
        return new Binding(Map.of(), "").to(plain, type);
    }

    private @Nullable Object to(@Nullable Object plain, Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return to(plain, variables.getOrDefault(variable, variable.getBounds()[0]));
        }
        if (type instanceof WildcardType wildcard) return to(plain, wildcard.getUpperBounds()[0]);
        Class<?> raw = raw(type);
        if (raw == Optional.class) return Optional.ofNullable(to(plain, argument(type, 0)));
        if (plain == null) return Scalars.zero(raw);
        if (raw == Object.class) return plain;
        if (raw.isRecord()) return record(plain, type, raw);
        if (Map.class.isAssignableFrom(raw)) return map(plain, type, raw);
        if (Iterable.class.isAssignableFrom(raw)) return collection(plain, type, raw);
        return scalar(plain, raw);
    }

    private Object record(Object plain, Type type, Class<?> raw) {
        if (!(plain instanceof Map<?, ?> members)) throw unfit("an object", plain);
        Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
        TypeVariable<?>[] names = raw.getTypeParameters();
        for (int i = 0; i < names.length; i++) inner.put(names[i], argument(type, i));
        List<RecordShape.Component> components = RecordShape.of(raw).components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            RecordShape.Component component = components.get(i);
            values[i] = new Binding(inner, at(component.name())).to(members.get(component.name()), component.type());
        }
        return RecordShape.of(raw).create(values);
    }

    private Object map(Object plain, Type type, Class<?> raw) {
        boolean supported = raw.isAssignableFrom(LinkedHashMap.class);
        if (!supported || !(plain instanceof Map<?, ?> members))
            throw unfit(supported ? "an object" : raw.getName(), plain);
        Class<?> keys = raw(argument(type, 0));
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        members.forEach((key, item) -> {
            Binding inner = new Binding(variables, at(String.valueOf(key)));
            Object name = keys == Object.class ? key : inner.scalar(String.valueOf(key), keys);
            map.put(name, inner.to(item, argument(type, 1)));
        });
        return map;
    }

    private Object collection(Object plain, Type type, Class<?> raw) {
        if (!(plain instanceof List<?> items)) throw unfit("a list", plain);
        Collection<@Nullable Object> all;
        if (raw.isAssignableFrom(ArrayList.class)) all = new ArrayList<>(items.size());
        else if (raw.isAssignableFrom(LinkedHashSet.class)) all = new LinkedHashSet<>();
        else throw unfit(raw.getName(), plain);
        for (Object item : items) {
            all.add(new Binding(variables, at(Integer.toString(all.size()))).to(item, argument(type, 0)));
        }
        return all;
    }

    private Object scalar(Object plain, Class<?> raw) {
        try {
            Object value = Scalars.of(plain, raw);
            if (value != null) return value;
        } catch (RuntimeException e) {
            throw new JsonException(message(Scalars.describe(raw), plain), e);
        }
        throw unfit(Scalars.describe(raw), plain);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType of && of.getRawType() instanceof Class<?> raw) return raw;
        throw new JsonException("Cannot read a " + type.getTypeName(), null);
    }

    private Type argument(Type type, int index) {
        if (!(type instanceof ParameterizedType of)) return Object.class;
        Type argument = of.getActualTypeArguments()[index];
        return argument instanceof TypeVariable<?> variable ? variables.getOrDefault(variable, Object.class) : argument;
    }

    private String at(String step) {
        return path.isEmpty() ? step : path + "." + step;
    }

    private JsonException unfit(String expected, Object plain) {
        return new JsonException(message(expected, plain), null);
    }

    private String message(String expected, Object plain) {
        String got = plain instanceof Map ? "an object" : plain instanceof List ? "a list" : Json.write(plain);
        return (path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", but got " + got;
    }
}

package io.linkloom.engine.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares executions field by field, private ones too, so that a field that is added is compared as well. */
public final class Likeness {
    private static final Set<Class<?>> OPENED = Set.of(Execution.class, TaskRun.class, FanOut.class);
    private static final Map<Class<?>, List<Field>> FIELDS = new HashMap<>();

    static {
        for (Class<?> type : OPENED) FIELDS.put(type, fields(type));
    }

    private Likeness() {}

    /** Where two executions, task runs or fan-outs differ; null when nowhere. */
    public static @Nullable String difference(@Nullable Object a, @Nullable Object b) {
        return compare("", a, b);
    }

    private static @Nullable String compare(String path, @Nullable Object a, @Nullable Object b) {
        if (a == b) return null;
        if (a == null || b == null) return path + ": " + a + " is not " + b;
        if (OPENED.contains(a.getClass())) return compareFields(path, a, b);
        if (a instanceof Collection<?> left && b instanceof Collection<?> right) return compareAll(path, left, right);
        if (a.getClass().isArray()) return compareAll(path, listOf(a), listOf(b));
        return Objects.equals(a, b) ? null : path + ": " + a + " is not " + b;
    }

    private static @Nullable String compareFields(String path, Object a, Object b) {
        for (Field field : Objects.requireNonNull(FIELDS.get(a.getClass()))) {
            try {
                String difference = compare(path + "." + field.getName(), field.get(a), field.get(b));
                if (difference != null) return difference;
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return null;
    }

    private static @Nullable String compareAll(String path, Collection<?> a, Collection<?> b) {
        if (a.size() != b.size()) return path + ": " + a + " is not " + b;
        Iterator<?> others = b.iterator();
        int i = 0;
        for (Object one : a) {
            String difference = compare(path + "[" + i++ + "]", one, others.next());
            if (difference != null) return difference;
        }
        return null;
    }

    private static List<Object> listOf(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) items.add(Array.get(array, i));
        return items;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            boolean shared = field.getType() == Plan.class || field.getType() == Transitions.class;
            if (Modifier.isStatic(field.getModifiers()) || shared) continue;
            field.setAccessible(true);
            fields.add(field);
        }
        return fields;
    }
}

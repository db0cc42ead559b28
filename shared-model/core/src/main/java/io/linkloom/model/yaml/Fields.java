package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of one object, with types. A key that nobody asked for is unknown. */
final class Fields {
    private final Place place;
    private final Node.Mapping node;
    private final Readers readers;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(Place place, Node.Mapping node, Readers readers) {
        this.place = place;
        this.node = node;
        this.readers = readers;
    }

    /** Null, and reported, when it is no object. */
    static @Nullable Fields of(Place place, Readers readers) {
        if (place.node() instanceof Node.Mapping mapping) return new Fields(place, mapping, readers);
        readers.scalars().wrongType(place, Text.of(Phrase.OBJECT));
        return null;
    }

    Place place() {
        return place;
    }

    boolean has(String key) {
        known.add(key);
        return node.entries().containsKey(key);
    }

    /** Whether the key is there; asking does not make it known. */
    boolean isWritten(String key) {
        return node.entries().containsKey(key);
    }

    @Nullable
    Place find(String key) {
        known.add(key);
        Node.Entry entry = node.entries().get(key);
        return entry == null ? null : place.value(entry);
    }

    /** The place of the key itself, or of the object when the key is absent. */
    Place key(String key) {
        Node.Entry entry = node.entries().get(key);
        return entry == null ? place : place.key(entry);
    }

    @Nullable
    Place require(String key) {
        Place value = find(key);
        if (value == null) readers.findings().add(place, Text.of(Code.MISSING_KEY, key));
        return value;
    }

    /** Reads the value where there is one. */
    <T> @Nullable T read(String key, Function<Place, @Nullable T> reader) {
        Place value = find(key);
        return value == null ? null : reader.apply(value);
    }

    <T> T read(String key, Function<Place, @Nullable T> reader, T otherwise) {
        T value = read(key, reader);
        return value == null ? otherwise : value;
    }

    @Nullable
    String string(String key) {
        return read(key, readers.scalars()::string);
    }

    boolean bool(String key, boolean otherwise) {
        return read(key, readers.scalars()::bool, otherwise);
    }

    @Nullable
    Duration duration(String key) {
        return read(key, value -> readers.scalars().duration(value, false));
    }

    @Nullable
    String requireMatching(String key, Pattern pattern, Phrase expected) {
        Place value = require(key);
        return value == null ? null : readers.scalars().matching(value, pattern, expected);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return read(key, value -> Choices.read(value, type, readers.scalars()), otherwise);
    }

    @Nullable
    Template template(String key, Surroundings surroundings) {
        return read(key, value -> readers.templates().read(value, surroundings));
    }

    Map<String, Template> templates(String key, Surroundings surroundings) {
        Map<String, Template> templates = new LinkedHashMap<>();
        each(key, (name, value) -> templates.put(name, readers.templates().read(value, surroundings)));
        return templates;
    }

    /** Every entry of an object that may have any keys. */
    void each(String key, java.util.function.BiConsumer<String, Place> reader) {
        Place value = find(key);
        if (value == null) return;
        if (value.node() instanceof Node.Mapping mapping) {
            mapping.entries()
                    .values()
                    .forEach(entry -> reader.accept(entry.key().text(), value.value(entry)));
        } else {
            readers.scalars().wrongType(value, Text.of(Phrase.OBJECT));
        }
    }

    /** The items of a list; empty when the key is absent or no list. */
    List<Place> items(String key) {
        Place value = find(key);
        if (value == null) return List.of();
        if (value.node() instanceof Node.Sequence list) return items(value, list);
        readers.scalars().wrongType(value, Text.of(Phrase.LIST));
        return List.of();
    }

    static List<Place> items(Place value, Node.Sequence list) {
        List<Place> items = new ArrayList<>(list.items().size());
        for (int i = 0; i < list.items().size(); i++)
            items.add(value.item(i, list.items().get(i)));
        return items;
    }

    /** Reports exactly one of these keys, or its absence. Answers whether all is well. */
    boolean oneOf(String first, String second) {
        if (has(first) != has(second)) return true;
        Place where = has(first) ? key(second) : place;
        readers.findings().add(where, Text.of(Code.ONE_OF, "`" + first + "`, `" + second + "`"));
        return false;
    }

    /** To be called last: reports the keys that nobody asked for. */
    void finish() {
        for (Node.Entry entry : node.entries().values()) {
            String key = entry.key().text();
            if (known.contains(key)) continue;
            readers.findings()
                    .add(place.key(entry), Text.of(Code.UNKNOWN_KEY, Scalars.shortened(key)), Nearest.to(key, known));
        }
    }
}

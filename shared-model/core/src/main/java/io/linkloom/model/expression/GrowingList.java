package io.linkloom.model.expression;

import dev.cel.common.exceptions.CelInvalidArgumentException;
import io.linkloom.model.json.Json;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list whose sum with another one costs only the other one: macros add their items one by one. Both share the array behind them, and
 * each sees its own length; belongs to one evaluation, so to one thread.
 */
final class GrowingList extends AbstractList<Object> implements RandomAccess {
    private final ArrayList<Object> items;
    private final int size;

    private GrowingList(ArrayList<Object> items) {
        this.items = items;
        this.size = items.size();
    }

    static List<?> concat(List<?> first, List<?> second) {
        if (first.size() + (long) second.size() > Json.MAX_BYTES) {
            throw new CelInvalidArgumentException("a list of more than 1,048,576 items");
        }
        ArrayList<Object> items =
                first instanceof GrowingList own && own.items.size() == own.size ? own.items : new ArrayList<>(first);
        items.addAll(List.copyOf(second));
        return new GrowingList(items);
    }

    @Override
    public Object get(int index) {
        if (index >= size) throw new IndexOutOfBoundsException(index);
        return items.get(index);
    }

    @Override
    public int size() {
        return size;
    }
}

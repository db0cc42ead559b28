package io.linkloom.cli.output;

import java.util.List;
import java.util.function.Function;

/** Rows as they come. JSON is one object a line here, whichever of the two was asked for: an array would have no end. */
public final class Stream<T> {
    private final Output output;
    private final Columns<T> columns;
    private final Function<? super T, String> line;
    private boolean first = true;

    Stream(Output output, Columns<T> columns, Function<? super T, String> line) {
        this.output = output;
        this.columns = columns;
        this.line = line;
    }

    public void next(T item) {
        switch (output.format()) {
            case TABLE, WIDE -> output.data(List.of(line.apply(item)));
            case NAME -> output.data(List.of(columns.name(item)));
            case JSON, JSONL -> output.data(List.of(Json.line(output.restrict(item, columns))));
            case YAML -> output.data(List.of("---", Yaml.of(output.restrict(item, columns))));
            case CSV -> output.data(output.csv(columns, List.of(item), first));
        }
        first = false;
    }
}

package io.linkloom.cli.output;

import io.linkloom.cli.terminal.Terminal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prints what commands hand over, in the format that was asked for. */
public final class Output {
    private final Presentation how;
    private final Terminal terminal;
    private final Cells cells;
    private final Fields fields;

    public Output(Presentation how, Terminal terminal) {
        this.how = how;
        this.terminal = terminal;
        this.cells = new Cells(how);
        this.fields = new Fields(how);
    }

    /** Of data. */
    public Style style() {
        return how.style();
    }

    /** Of messages. */
    public Style aside() {
        return how.aside();
    }

    public OutputFormat format() {
        return how.quiet() && how.format() == OutputFormat.TABLE ? OutputFormat.NAME : how.format();
    }

    /**
     * A list. An empty one is `[]` in JSON, nothing as a table, and a message.
     *
     * @param nothing said when there is nothing
     */
    public <T> void list(Collection<? extends T> items, Columns<T> columns, String nothing) {
        List<Column<T>> shown = fields.columns(columns);
        if (items.isEmpty()) message(nothing);
        switch (format()) {
            case TABLE, WIDE -> {
                if (!items.isEmpty()) data(tables().lines(columns, shown, items));
            }
            case CSV -> data(tables().csv(columns, shown, items));
            case NAME -> data(items.stream().map(columns::name).toList());
            case JSON ->
                terminal.data(Json.of(
                        items.stream().map(each -> restricted(each, columns)).toList()));
            case JSONL ->
                data(items.stream()
                        .map(each -> Json.line(restricted(each, columns)))
                        .toList());
            case YAML ->
                terminal.data(Yaml.of(
                        items.stream().map(each -> restricted(each, columns)).toList()));
        }
    }

    /** One thing; the sheet is made only where people read it. */
    public <T> void one(T value, Function<? super T, String> name, Supplier<Sheet> people) {
        switch (format()) {
            case TABLE, WIDE -> data(people.get().lines(tables(), cells, how.style()));
            case NAME -> data(named(value, name));
            case CSV -> data(new Csv(fields, cells, how.headers()).of(value));
            case JSON -> terminal.data(Json.of(fields.restrict(value, null)));
            case JSONL -> terminal.data(Json.line(fields.restrict(value, null)));
            case YAML -> terminal.data(Yaml.of(fields.restrict(value, null)));
        }
    }

    /**
     * What an action has done. The sentence is a message; data is the name of what it was done to, for those who pipe it on or asked for nothing else.
     */
    public <T> void done(T answer, Function<? super T, String> name, String sentence) {
        said(answer, name, aside().signed("DONE", sentence));
    }

    /**
     * How something has ended that was waited for: as an action, with the state said before the sentence.
     *
     * @param sentence may be empty
     */
    public <T> void ended(T answer, Function<? super T, String> name, Enum<?> state, String sentence) {
        said(answer, name, aside().state(state.name()) + (sentence.isEmpty() ? "" : "  " + sentence));
    }

    private <T> void said(T answer, Function<? super T, String> name, String sentence) {
        switch (format()) {
            case TABLE, WIDE -> {
                message(sentence);
                if (!terminal.attached().out()) data(named(answer, name));
            }
            case NAME, CSV, JSON, JSONL, YAML -> one(answer, name, Sheet::new);
        }
    }

    /** Rows that come one by one, such as log lines: printed at once. */
    public <T> Stream<T> stream(Columns<T> columns, Function<? super T, String> line) {
        return new Stream<>(this, columns, line);
    }

    /** About what happens; nothing with `--quiet`. */
    public void message(String text) {
        if (!how.quiet()) terminal.message(text);
    }

    /** What to do next, faint; nothing with `--quiet`, beside what programs read, and where nobody looks. */
    public void hint(String text) {
        boolean people = format() == OutputFormat.TABLE || format() == OutputFormat.WIDE;
        if (!how.quiet() && people && terminal.attached().err())
            terminal.message(aside().paint(Style.Tone.FAINT, text));
    }

    /** Text that is neither a table nor an object: a script, a document, a drawing. */
    public void text(String text) {
        terminal.data(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    }

    /** A value as a cell would show it: a time as wanted, a state with its sign. */
    public String cell(Object value) {
        return cells.cell(value);
    }

    /** Nothing, where there is nothing to name. */
    private static <T> List<String> named(T value, Function<? super T, String> name) {
        String id = name.apply(value);
        return id.isEmpty() ? List.of() : List.of(id);
    }

    private <T> Object restricted(T item, Columns<T> columns) {
        return fields.restrict(item, columns);
    }

    void data(List<String> lines) {
        if (!lines.isEmpty()) terminal.data(String.join("\n", lines));
    }

    <T> List<String> csv(Columns<T> columns, Collection<? extends T> items, boolean withHeadings) {
        List<String> lines = tables().csv(columns, fields.columns(columns), items);
        return withHeadings || !how.headers() ? lines : lines.subList(1, lines.size());
    }

    <T> Object restrict(T item, Columns<T> columns) {
        return restricted(item, columns);
    }

    private Tables tables() {
        return new Tables(how, cells, terminal.width());
    }
}

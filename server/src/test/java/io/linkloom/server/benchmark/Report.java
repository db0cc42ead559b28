package io.linkloom.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run, as a table for people and as JSON for programs. */
final class Report {
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, String> machine = new LinkedHashMap<>(Machine.description());
    private final List<Row> rows = new ArrayList<>();

    /** `reach`: what the project wants of it; empty for what is only there to compare. */
    record Row(String what, String unit, String reach, String measured) {}

    void add(String what, String unit, String reach, Series series) {
        rows.add(new Row(what, unit, reach, series.text()));
    }

    void add(String what, String unit, String reach, double value) {
        rows.add(new Row(what, unit, reach, Series.number(value)));
    }

    /** Says something about the circumstances. */
    void note(String name, String value) {
        machine.put(name, value);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Benchmark of " + at + "\n\n");
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\nMedian (least to greatest).\n\n| what | unit | to reach | measured |\n|---|---|---|---|\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.unit())
                    .append(" | ");
            text.append(row.reach()).append(" | ").append(row.measured()).append(" |\n");
        }
        return text.toString();
    }

    /** Writes both forms, named by date, into a directory. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        String name = at.toString().replace(":", "").replace("-", "").substring(0, 13);
        Files.writeString(directory.resolve(name + ".md"), markdown());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("machine", machine);
        json.put("rows", rows);
        Files.write(
                directory.resolve(name + ".json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }
}

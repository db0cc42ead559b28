package io.linkloom.cli.command.workflow;

import io.linkloom.api.Page;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.WorkflowQuery;
import io.linkloom.model.definition.WorkflowDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow export [DIR]`: the documents as they were registered, one file each, so that `apply -R` brings all of them back. */
@Command
public final class WorkflowExport implements Action {
    private static final Columns<Written> COLUMNS = Columns.of(WorkflowExport.class, Written.class)
            .id("file", Written::file)
            .column("workflow", Written::workflow)
            .column("result", Written::result);

    @Parameters(paramLabel = "DIR", arity = "0..1")
    private String folder = ".";

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--workflow", paramLabel = "ID")
    private List<String> named = new ArrayList<>();

    private final Session session;
    private final Texts texts;

    /**
     * One file.
     *
     * @param result `written` or `unchanged`
     */
    record Written(String file, String workflow, String result) {}

    public WorkflowExport(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowExport.class);
    }

    @Override
    public ExitCode run() {
        if (all != named.isEmpty())
            throw new CommandFailure(ExitCode.USAGE, texts.text("export.which"), texts.text("export.which.hint"));
        Map<Path, byte[]> documents = new LinkedHashMap<>();
        Map<Path, String> ids = new LinkedHashMap<>();
        for (String id : all
                ? everything()
                : named.stream().map(session.references()::workflow).toList()) {
            String source = session.client().workflows().source(id);
            Path file = Path.of(folder).resolve(name(id, source));
            documents.put(file, source.getBytes(StandardCharsets.UTF_8));
            ids.put(file, id);
        }
        askBeforeOverwriting(documents);
        List<Written> written = new ArrayList<>();
        documents.forEach((file, bytes) ->
                written.add(new Written(file.toString(), ids.getOrDefault(file, ""), write(file, bytes))));
        session.output().list(written, COLUMNS, texts.text("none"));
        return ExitCode.OK;
    }

    private List<String> everything() {
        List<String> ids = new ArrayList<>();
        WorkflowQuery query =
                WorkflowQuery.newest(500).inNamespace(session.namespace().orElse(null));
        Page<WorkflowSummary> page;
        do {
            page = session.client().workflows().list(query);
            for (WorkflowSummary each : page.items()) ids.add(reference(each));
            query = query.after(page.nextCursor());
        } while (page.nextCursor() != null);
        return ids.stream().sorted().toList();
    }

    private static String reference(WorkflowSummary workflow) {
        return workflow.namespace().equals(WorkflowDefinition.DEFAULT_NAMESPACE)
                ? workflow.id()
                : workflow.namespace() + ":" + workflow.id();
    }

    /** `daily-report.yaml`, `analytics/daily-report.yaml`. */
    private static String name(String id, String source) {
        String ending = source.stripLeading().startsWith("{") ? ".json" : ".yaml";
        return id.replace(':', '/') + ending;
    }

    private void askBeforeOverwriting(Map<Path, byte[]> documents) {
        List<String> different = documents.entrySet().stream()
                .filter(each -> differs(each.getKey(), each.getValue()))
                .map(each -> each.getKey().toString())
                .toList();
        if (different.isEmpty()) return;
        session.confirmation().ask(texts.text("export.overwrite", different.size(), String.join(", ", different)));
    }

    private boolean differs(Path file, byte[] bytes) {
        Path place = session.surroundings().file(file.toString());
        return Files.exists(place) && !same(place, bytes);
    }

    private String write(Path file, byte[] bytes) {
        Path place = session.surroundings().file(file.toString());
        if (same(place, bytes)) return "unchanged";
        try {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.write(place, bytes);
            return "written";
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("export.failed", file));
        }
    }

    private static boolean same(Path file, byte[] bytes) {
        try {
            return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            return false;
        }
    }
}

package io.linkloom.cli.command.workflow;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.linkloom.cli.output.Style;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two documents of one workflow side by side; the shape of `diff -o json`.
 *
 * @param same whether every line is
 * @param sameMeaning whether they differ in comments, order of keys or style only: then registering makes no new version
 * @param diff unified, three lines of context; empty when they are the same
 */
record Difference(String workflow, String from, String to, boolean same, boolean sameMeaning, String diff) {
    private static final int CONTEXT = 3;

    /** A document and how it is called; the text is empty where there is none. */
    record Side(String name, String text) {}

    static Difference between(String workflow, Side from, Side to) {
        List<String> old = from.text().lines().toList();
        List<String> now = to.text().lines().toList();
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(from.name(), to.name(), old, DiffUtils.diff(old, now), CONTEXT);
        return new Difference(
                workflow,
                from.name(),
                to.name(),
                lines.isEmpty(),
                lines.isEmpty() || sameMeaning(from.text(), to.text()),
                String.join("\n", lines));
    }

    private static boolean sameMeaning(String one, String other) {
        return WorkflowReader.read(one) instanceof ReadResult.Valid a
                && WorkflowReader.read(other) instanceof ReadResult.Valid b
                && a.definition().equals(b.definition());
    }

    String painted(Style style) {
        return diff.lines().map(line -> style.paint(tone(line), line)).collect(Collectors.joining("\n"));
    }

    private static Style.@Nullable Tone tone(String line) {
        if (line.startsWith("+++") || line.startsWith("---")) return Style.Tone.STRONG;
        if (line.startsWith("+")) return Style.Tone.GOOD;
        if (line.startsWith("-")) return Style.Tone.BAD;
        return line.startsWith("@@") ? Style.Tone.ACTIVE : null;
    }
}

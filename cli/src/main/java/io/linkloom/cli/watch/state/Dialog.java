package io.linkloom.cli.watch.state;

import io.linkloom.api.Digest;
import io.linkloom.api.Explanation;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.model.filter.FilterReading;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What lies over the panes and takes the keys. */
public sealed interface Dialog {
    record Help() implements Dialog {}

    /** @param back how many lines of the history Up has gone back; 0: none */
    record FilterPrompt(EditLine line, int back) implements Dialog {
        public FilterReading reading() {
            return FilterReading.of(line.text());
        }
    }

    /**
     * Which workflow to run, with inputs behind it: `daily-report day=2026-01-02`.
     *
     * @param workflows null while they are being read
     * @param chosen index into the matching ones
     */
    record RunPrompt(EditLine line, @Nullable List<WorkflowSummary> workflows, int chosen) implements Dialog {

        /** Those with what was typed in their name. */
        public List<WorkflowSummary> matching() {
            if (workflows == null) return List.of();
            String wanted = firstWord().toLowerCase(Locale.ROOT);
            return workflows.stream()
                    .filter(each -> name(each).toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
        }

        String firstWord() {
            String stripped = line.text().strip();
            int space = stripped.indexOf(' ');
            return space < 0 ? stripped : stripped.substring(0, space);
        }

        String inputs() {
            return line.text().strip().substring(firstWord().length()).strip();
        }

        /** As commands name it. */
        public static String name(WorkflowSummary workflow) {
            return workflow.namespace().equals("default") ? workflow.id() : workflow.namespace() + ":" + workflow.id();
        }
    }

    /** @param stale whether it has to be said that what is shown may be over */
    record Confirm(Message question, boolean stale, Action action) implements Dialog {}

    /**
     * Something to read.
     *
     * @param top how many lines were scrolled away
     */
    record Sheet(Content content, int top) implements Dialog {}

    /** What a sheet shows. */
    sealed interface Content {
        /** @param title key of a text */
        record Awaited(String title) implements Content {}

        record Why(Explanation explanation) implements Content {}

        record Became(Digest digest) implements Content {}

        record Graph(String workflow, WorkflowGraphView graph) implements Content {}
    }
}

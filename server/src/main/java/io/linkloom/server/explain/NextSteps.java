package io.linkloom.server.explain;

import io.linkloom.api.Digest.NextStep;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about an execution now. */
final class NextSteps {
    private NextSteps() {}

    /** @param culprit the run that is to blame; null when none is */
    static List<NextStep> of(Asked asked, @Nullable TaskRun culprit) {
        Execution execution = asked.execution();
        String at = "/api/executions/" + execution.id();
        String workflow = address(execution);
        Words words = asked.words();
        List<NextStep> steps = new ArrayList<>();
        switch (execution.state()) {
            case QUEUED, RUNNING ->
                steps.add(new NextStep("EXPLAIN", words.of("step.explain"), "GET " + at + "/explain"));
            case PAUSED -> steps.add(new NextStep("RESUME", words.of("step.resume"), "POST " + at + "/resume"));
            case SUCCEEDED -> {}
            case FAILED -> {
                advice(culprit, words, steps);
                if (culprit != null) {
                    steps.add(new NextStep("RERUN_FAILED", words.of("step.rerun-failed"), "POST " + at + "/rerun"));
                }
                steps.add(new NextStep("RERUN_START", words.of("step.rerun-start"), "POST " + at + "/rerun"));
                if (culprit != null && !culprit.discarded()) {
                    String letters = "POST /api/dead-letters/discard?execution=" + execution.id();
                    steps.add(new NextStep("DISCARD", words.of("step.discard"), letters));
                }
            }
            case CANCELLED, TIMED_OUT -> {
                steps.add(new NextStep("RERUN_START", words.of("step.rerun-start"), "POST " + at + "/rerun"));
                if (execution.plan().definition().timeout() != null) {
                    steps.add(new NextStep("RAISE_TIMEOUT", words.of("step.raise-timeout"), "PUT " + workflow));
                }
            }
        }
        return steps;
    }

    /** What the code of the failure suggests. */
    private static void advice(@Nullable TaskRun culprit, Words words, List<NextStep> steps) {
        TaskFailure why = culprit == null ? null : culprit.failure();
        if (culprit == null || why == null) return;
        String code = why.code();
        String key = null;
        if (code.equals("HTTP_401") || code.equals("HTTP_403")) key = "credentials";
        else if (code.equals("HTTP_404") || code.equals("INVALID_URL")) key = "address";
        else if (code.startsWith("HTTP_4")) key = "request";
        else if (code.startsWith("HTTP_5") || code.equals("CONNECTION")) key = "backend";
        else if (code.endsWith("TIMEOUT")) key = "timeout";
        else if (code.startsWith("EXIT_")) key = "exit";
        else if (code.equals("EXPRESSION")) key = "expression";
        else if (code.equals("EGRESS_DENIED")) key = "egress";
        else if (code.equals("CLASS_NOT_FOUND")) key = "plugin";
        else if (code.equals("REJECTED")) key = "rejected";
        else if (code.equals("OUTPUT_TOO_LARGE")) key = "output";
        if (key != null) steps.add(new NextStep("FIX", words.of("step.fix-" + key), null));
        if (code.startsWith("CHILD_") && culprit.child() != null) {
            String child = "GET /api/executions/" + culprit.child().execution() + "/digest";
            steps.add(new NextStep("LOOK_AT_CHILD", words.of("step.child"), child));
        }
    }

    private static String address(Execution execution) {
        String namespace = execution.header().namespace();
        String id = execution.header().workflow();
        return "/api/workflows/" + (namespace.equals("default") ? id : namespace + ":" + id);
    }
}

package io.linkloom.cli.watch.state;

import io.linkloom.api.Digest;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Explanation;
import io.linkloom.api.LogLine;
import io.linkloom.api.ServerStatus;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.api.WorkflowSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened outside. */
public sealed interface Happening {
    record Pressed(Key key) implements Happening {}

    /** Time went by. */
    record Ticked() implements Happening {}

    record Connected() implements Happening {}

    record Disconnected(String reason) implements Happening {}

    /** @param kind `execution`, `task`, `attempt` or `workflow` */
    record Heard(String kind, StreamEvent event) implements Happening {}

    /** Changes were missed: everything has to be read again. */
    record Missed() implements Happening {}

    /** @param more whether there are more than these */
    record Listed(String filter, List<ExecutionSummary> executions, boolean more) implements Happening {}

    record Counted(ServerStatus status) implements Happening {}

    /** @param selected as it was asked for: the selected one, or only for how far it is */
    record ExecutionRead(ExecutionDetails execution, boolean selected) implements Happening {}

    record TaskRead(String execution, TaskRunDetails task) implements Happening {}

    record LogRead(Action.ReadLog asked, List<LogLine> lines) implements Happening {}

    record WhyRead(Explanation explanation) implements Happening {}

    record DigestRead(Digest digest) implements Happening {}

    record GraphRead(String workflow, WorkflowGraphView graph) implements Happening {}

    record WorkflowsRead(List<WorkflowSummary> workflows) implements Happening {}

    /** @param execution that came into being or was changed; null: none */
    record Done(Message message, @Nullable String execution) implements Happening {}

    /**
     * What a frame really shows, where more was scrolled than there is.
     *
     * @param back of the log
     * @param detailsTop of the details
     * @param sheetTop of an open sheet
     */
    record Drawn(int back, int detailsTop, int sheetTop) implements Happening {}

    /** @param gone whether what was asked for does not exist */
    record Refused(Action action, Message why, boolean gone) implements Happening {}
}

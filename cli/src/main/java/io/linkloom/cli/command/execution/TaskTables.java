package io.linkloom.cli.command.execution;

import io.linkloom.api.AttemptDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Times;

/** How task runs and their attempts become rows. */
final class TaskTables {
    static final Columns<TaskRunDetails> TASKS = Columns.of(TaskTables.class, TaskRunDetails.class)
            .id("task", TaskRunDetails::id)
            .column("type", TaskRunDetails::type)
            .column("state", TaskRunDetails::state)
            .column("attempts", TaskRunDetails::attempts)
            .column("startedAt", TaskRunDetails::startedAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("waitReason", TaskRunDetails::waitReason)
            .column("error", each -> each.error() == null ? "" : each.error().message())
            .wide("waitUntil", TaskRunDetails::waitUntil)
            .wide("counts", TaskRunDetails::counts);

    static final Columns<TaskRunDetails> ITEMS = Columns.of(TaskTables.class, TaskRunDetails.class)
            .id("index", TaskRunDetails::index)
            .column("state", TaskRunDetails::state)
            .column("attempts", TaskRunDetails::attempts)
            .column("startedAt", TaskRunDetails::startedAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("waitReason", TaskRunDetails::waitReason)
            .column("error", each -> each.error() == null ? "" : each.error().message());

    static final Columns<AttemptDetails> ATTEMPTS = Columns.of(TaskTables.class, AttemptDetails.class)
            .id("attempt", AttemptDetails::attempt)
            .column("state", AttemptDetails::state)
            .column("startedAt", AttemptDetails::startedAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("code", AttemptDetails::code)
            .column("error", AttemptDetails::error)
            .column("message", AttemptDetails::message);

    private TaskTables() {}
}

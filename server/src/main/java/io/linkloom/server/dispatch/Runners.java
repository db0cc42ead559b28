package io.linkloom.server.dispatch;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.TaskRunner;

/** Which runner does which kind of work. */
public record Runners(TaskRunner http, TaskRunner shell, TaskRunner java) {

    TaskRunner of(TaskWork work) {
        return switch (work) {
            case TaskWork.Http task -> http;
            case TaskWork.Shell task -> shell;
            case TaskWork.Java task -> java;
            case TaskWork.Wait task -> throw new IllegalStateException("A wait task has no attempts to run");
            case TaskWork.Approval task -> throw new IllegalStateException("An approval has no attempts to run");
            case TaskWork.Workflow task -> throw new IllegalStateException("A child workflow has no attempts to run");
        };
    }
}

package io.linkloom.client.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in Boot's words, and without a stack trace, what is wrong with the tasks of an application. */
final class TaskSetupFailureAnalyzer extends AbstractFailureAnalyzer<TaskSetupException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TaskSetupException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}

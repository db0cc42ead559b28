package io.linkloom.server.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why the server does not start, instead of a stack trace. */
final class RefusalReport extends AbstractFailureAnalyzer<Preparation.Refusal> {
    @Override
    protected FailureAnalysis analyze(Throwable root, Preparation.Refusal refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}

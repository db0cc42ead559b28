package io.linkloom.server.secret;

import io.linkloom.engine.state.Plan;
import io.linkloom.model.expression.Scope;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.view.UnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Around a runner: gives an attempt the secrets of its namespace, and strikes them out of everything that it says and gives back. Has to be the
 * outermost one.
 */
public final class SecretRunner implements TaskRunner {
    /** The task needs a secret that its namespace does not have, or that does not open. */
    static final String MISSING_SECRET = "MISSING_SECRET";

    private static final Logger log = LoggerFactory.getLogger(SecretRunner.class);

    private final TaskRunner runner;
    private final Secrets secrets;

    public SecretRunner(TaskRunner runner, Secrets secrets) {
        this.runner = runner;
        this.secrets = secrets;
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        Secrets.Known known;
        try {
            known = secrets.of(attempt.execution().namespace());
        } catch (UnavailableException e) {
            return attempt.logged(
                    Outcome.retryable("SECRETS_UNAVAILABLE", "The secrets of the namespace could not be read"));
        }
        Scope outer = attempt.scope();
        Scope scope = name -> name.equals("secrets") ? known.values() : outer.find(name);
        if (known.redactor().isEmpty())
            return explained(attempt, known, run(attempt.with(scope, attempt.log()), known));
        RedactedSink sink = new RedactedSink(attempt.log(), known.redactor());
        try {
            return explained(attempt, known, redacted(run(attempt.with(scope, sink), known), known.redactor()));
        } finally {
            sink.flush();
        }
    }

    private Outcome run(AttemptContext attempt, Secrets.Known known) {
        try {
            return runner.run(attempt);
        } catch (RuntimeException | Error e) {
            // A runner never throws; one that does must not take a secret into the server's log.
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            log.error(
                    "An attempt of {} could not be made: {}",
                    attempt.execution().id(),
                    known.redactor().text(trace.toString()));
            return Outcome.retryable(FailureCode.INTERNAL, "The attempt could not be made: " + e);
        }
    }

    private static Outcome redacted(Outcome outcome, Redactor redactor) {
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> new Outcome.Succeeded(redactor.json(succeeded.output()));
            case Outcome.Failed failed ->
                new Outcome.Failed(
                        redactor.text(failed.code()),
                        redactor.text(failed.message()),
                        failed.retryable(),
                        failed.retryAfter());
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Lost lost -> new Outcome.Lost(redactor.text(lost.message()));
        };
    }

    /** An expression that fails on a secret cannot say why; here it is known. */
    private Outcome explained(AttemptContext attempt, Secrets.Known known, Outcome outcome) {
        if (!(outcome instanceof Outcome.Failed failed) || !failed.code().equals(FailureCode.EXPRESSION))
            return outcome;
        for (String name : Plan.secrets(attempt.definition())) {
            String why = why(attempt, known, name);
            if (why == null) continue;
            // It may have come a moment ago, by another server.
            secrets.changed(attempt.execution().namespace());
            boolean came = why(attempt, secrets.of(attempt.execution().namespace()), name) == null;
            Outcome missing = came ? Outcome.retryable(MISSING_SECRET, why) : Outcome.permanent(MISSING_SECRET, why);
            attempt.log().line(LogSink.Stream.SYSTEM, LogSink.Level.ERROR, MISSING_SECRET + ": " + why);
            return missing;
        }
        return outcome;
    }

    private static @Nullable String why(AttemptContext attempt, Secrets.Known known, String name) {
        if (known.values().containsKey(name)) return null;
        String broken = known.broken().get(name);
        if (broken != null) return "The secret " + name + " cannot be used: " + broken;
        String namespace = attempt.execution().namespace();
        String address = namespace.equals("default") ? name : namespace + ":" + name;
        return "There is no secret " + name + " in the namespace " + namespace + ". Put it with PUT /api/secrets/"
                + address + " and requeue the task";
    }
}

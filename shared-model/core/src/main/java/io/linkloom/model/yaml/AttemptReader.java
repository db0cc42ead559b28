package io.linkloom.model.yaml;

import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.scenario.AttemptScript;
import io.linkloom.model.scenario.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how single attempts of one task go. */
final class AttemptReader {
    private static final List<String> WORK =
            List.of("takes", "output", "fails", "code", "message", "retryable", "failureRate", "attempts");
    private static final List<String> CALLS = List.of("hangs", "callback", "heartbeat", "retryAfter");
    private static final List<String> PEOPLE = List.of("approve", "reject", "by", "comment");

    private static final List<String> CHILD_CODES = List.of("CHILD_FAILED", "CHILD_TIMED_OUT", "CHILD_CANCELLED");

    static final List<String> ALL_KEYS = Stream.of(WORK, CALLS, PEOPLE, List.of("tasks"))
            .flatMap(List::stream)
            .toList();

    private final Readers readers;
    private final SpanReader spans;
    private final TaskDefinition task;
    private final Surroundings surroundings;

    AttemptReader(Readers readers, TaskDefinition task, int ordinal) {
        this.readers = readers;
        this.spans = new SpanReader(readers);
        this.task = task;
        this.surroundings = Surroundings.task(ordinal, task.forEach() != null);
    }

    /** What may be said about a task that does this work, beside `items`. */
    static List<String> keys(TaskWork work) {
        List<String> keys = new ArrayList<>();
        switch (work) {
            case TaskWork.Http http -> {
                keys.addAll(WORK);
                keys.addAll(CALLS);
            }
            case TaskWork.Shell shell -> {
                keys.addAll(WORK);
                keys.add("hangs");
            }
            case TaskWork.Java java -> {
                keys.addAll(WORK);
                keys.add("hangs");
            }
            case TaskWork.Wait wait -> {}
            case TaskWork.Approval approval -> keys.addAll(PEOPLE);
            case TaskWork.Workflow workflow -> {
                keys.addAll(WORK);
                keys.remove("retryable");
                keys.add("hangs");
                keys.add("tasks");
            }
        }
        return keys;
    }

    /** An entry of `attempts`: `hangs`, the code of a failure, or an object. */
    @Nullable
    AttemptScript entry(Place place) {
        if (Scalars.value(place) instanceof String text) {
            if (text.equals("hangs")) return new AttemptScript.Hangs();
            String code = code(place);
            return code == null ? null : answers(null, new AttemptScript.Result.Fails(code, null, null, null));
        }
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        boolean fails = fields.has("code");
        AttemptScript.Result.Fails failure = failure(fields, fails, "code");
        if (fails && fields.isWritten("output"))
            readers.findings().add(fields.key("output"), Text.of(Code.NOT_TOGETHER, "code", "output"));
        fields.has("output");
        AttemptScript attempt = fails ? failing(fields, failure) : succeeding(fields);
        fields.finish();
        return attempt == null ? answers(null, new AttemptScript.Result.Succeeds(null)) : attempt;
    }

    /** @param mayFail whether anything fails at all: without `cause`, these keys say nothing */
    AttemptScript.Result.Fails failure(Fields fields, boolean mayFail, String cause) {
        for (String key : List.of("code", "message", "retryable", "retryAfter")) {
            if (!mayFail && fields.isWritten(key))
                readers.findings().add(fields.key(key), Text.of(Code.KEY_NEEDS, key, cause));
        }
        Boolean retryable = fields.read("retryable", readers.scalars()::bool);
        Duration pause = fields.duration("retryAfter");
        return new AttemptScript.Result.Fails(
                fields.read("code", this::code), fields.string("message"), retryable, pause);
    }

    /** A child ends in one of three ways that are not a success. */
    private @Nullable String code(Place place) {
        if (task.work() instanceof TaskWork.Workflow) return readers.scalars().choice(place, CHILD_CODES);
        return readers.scalars().matching(place, Ids.FAILURE_CODE, Phrase.FAILURE_CODE);
    }

    AttemptScript failing(Fields fields, AttemptScript.Result.Fails failure) {
        return called(fields, failure);
    }

    /** Null when nothing is said about it. */
    @Nullable
    AttemptScript succeeding(Fields fields) {
        if (task.work() instanceof TaskWork.Approval) return decision(fields);
        boolean said = Stream.of("takes", "output", "callback", "heartbeat", "fails", "hangs")
                .anyMatch(fields::isWritten);
        return said ? called(fields, new AttemptScript.Result.Succeeds(fields.template("output", surroundings))) : null;
    }

    private AttemptScript called(Fields fields, AttemptScript.Result result) {
        Span takes = fields.read("takes", spans::read);
        if (fields.isWritten("heartbeat") && !fields.isWritten("callback"))
            readers.findings().add(fields.key("heartbeat"), Text.of(Code.KEY_NEEDS, "heartbeat", "callback"));
        if (!fields.has("callback")) return answers(takes, result);
        boolean never = fields.read("callback", place -> "never".equals(Scalars.value(place)), false);
        Span after = never ? null : fields.read("callback", spans::read);
        return new AttemptScript.CallsBack(takes, after, fields.duration("heartbeat"), result);
    }

    private static AttemptScript answers(@Nullable Span takes, AttemptScript.Result result) {
        return new AttemptScript.Answers(takes, result);
    }

    private @Nullable AttemptScript decision(Fields fields) {
        String by = fields.string("by");
        String comment = fields.string("comment");
        boolean approves = fields.isWritten("approve");
        if (approves && fields.isWritten("reject"))
            readers.findings().add(fields.key("reject"), Text.of(Code.NOT_TOGETHER, "approve", "reject"));
        String key = approves ? "approve" : "reject";
        if (!fields.isWritten(key)) return null;
        Object value = fields.read(key, Scalars::value);
        boolean never = "never".equals(value);
        boolean sometime = Boolean.TRUE.equals(value);
        Span after = never || sometime ? null : fields.read(key, spans::read);
        return new AttemptScript.Decides(approves, never, after, by, comment);
    }
}

package io.linkloom.client;

import io.linkloom.api.Finding;
import io.linkloom.api.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call did not do what it should have; the message says why in words that can be shown to a person. */
public class LinkLoomException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    LinkLoomException(Problem problem, @Nullable Throwable cause) {
        super(sentence(problem), cause);
        this.problem = problem;
    }

    /** HTTP status of the answer; 0 when there was none. */
    public int status() {
        return problem.status();
    }

    /** Stable short name of the kind of problem; empty when the status says it all. */
    public Optional<String> code() {
        return Optional.ofNullable(problem.code());
    }

    /** Stable URI of the kind of problem. */
    public String type() {
        return problem.type();
    }

    public String title() {
        return problem.title();
    }

    public Optional<String> detail() {
        return Optional.ofNullable(problem.detail());
    }

    /** Each single finding of a failed validation; else empty. */
    public List<Finding> errors() {
        return problem.errors();
    }

    private static String sentence(Problem problem) {
        String detail = problem.detail();
        if (detail == null || detail.isBlank()) return problem.title();
        return problem.title().isBlank() ? detail : problem.title() + ": " + detail;
    }

    static LinkLoomException interrupted(InterruptedException cause) {
        return new LinkLoomException(
                withoutAnswer("interrupted", "Interrupted", "while waiting for the server"), cause);
    }

    static Problem withoutAnswer(String code, String title, String detail) {
        return new Problem("about:blank", title, 0, detail, null, code, List.of());
    }
}

package io.linkloom.cli.contract.wire;

import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it: an answer, or the reason why there is none.
 *
 * @param problem in words of the network; empty with an answer
 */
public record Exchange(
        Request request, @Nullable Answer answer, @Nullable NoAnswer reason, String problem) {
    static Exchange answered(Request request, Answer answer) {
        return new Exchange(request, answer, null, "");
    }

    static Exchange unanswered(Request request, NoAnswer reason, String problem) {
        return new Exchange(request, null, reason, problem);
    }

    /** 0: none came. */
    public int status() {
        return answer == null ? 0 : answer.status();
    }
}

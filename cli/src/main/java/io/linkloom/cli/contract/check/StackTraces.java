package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.util.regex.Pattern;

/** No answer shows where in the program something went wrong: that is for its own log. */
final class StackTraces implements Check {
    @Override
    public Card card() {
        return new Card("stack-traces", Card.Weight.IMPORTANT, Card.Section.ERRORS);
    }

    /** As Java, Python, JavaScript, Go, .NET, Ruby and PHP print them. */
    private static final Pattern TRACE = Pattern.compile(
            "\\bat [\\w.$<>/]+\\([\\w$]+\\.(java|kt|scala|groovy):\\d+\\)|Traceback \\(most recent call last\\)"
                    + "|\\bat .{1,200}[(/ ][\\w./:@-]+\\.[cm]?[jt]s:\\d+:\\d+|goroutine \\d+ \\["
                    + "|\\bat [\\w.<>`]+\\([^)]*\\) in .{1,200}:line \\d+|\\.rb:\\d+:in [`']|\\.php(\\(\\d+\\)|:\\d+| on line \\d+)");

    @Override
    public Verdict run(Bench bench) {
        for (Exchange exchange : bench.before().exchanges()) {
            if (exchange.answer() == null || exchange.answer().isSuccess()) continue;
            // Within JSON a line feed is written as two characters.
            String text = exchange.answer().text().replace("\\n", "\n").replace("\\t", "\t");
            if (TRACE.matcher(text).find()) {
                return Verdict.failed("shown", exchange.request().method(), exchange.status());
            }
        }
        return Verdict.passed("none");
    }
}

package io.linkloom.model.expression;

import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Pattern;

/** What CEL says, without the parts that only its developers understand. */
final class CelMessages {
    private static final Pattern POSITION = Pattern.compile("^evaluation error( at <input>:\\d+)?: ");
    private static final Pattern EXPECTING = Pattern.compile(" expecting (\\{.*|.*)$", Pattern.DOTALL);
    private static final Pattern CANDIDATES =
            Pattern.compile("( \\(candidates: .*|\\. Overload candidates: .*)$", Pattern.DOTALL);
    private static final Pattern ARGUMENTS =
            Pattern.compile("^Function '[^']*' failed with arg\\(s\\) .*$", Pattern.DOTALL);

    private CelMessages() {}

    static String runtime(CelEvaluationException e) {
        String message = POSITION.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        Throwable cause = e.getCause();
        if (cause != null
                && cause.getMessage() != null
                && ARGUMENTS.matcher(message).matches()) message = cause.getMessage();
        return shortened(CANDIDATES.matcher(message).replaceFirst(""));
    }

    static String compile(String message) {
        String text = message.contains("'<EOF>'")
                ? "it ends too early"
                : EXPECTING.matcher(message).replaceFirst("");
        return shortened(CANDIDATES.matcher(text).replaceFirst("").replace(" (in container '')", ""));
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    /** From a line (from 1) and a column (from 0, in code points) to an offset in code points. */
    static int offset(String source, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = source.indexOf('\n', start);
            if (end < 0) break;
            start = end + 1;
        }
        int offset = source.codePointCount(0, start) + Math.max(0, column);
        return Math.min(offset, source.codePointCount(0, source.length()));
    }
}

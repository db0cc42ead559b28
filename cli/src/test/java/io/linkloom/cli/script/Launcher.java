package io.linkloom.cli.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Types a command. */
public interface Launcher {
    /**
     * @param input what is typed or fed
     */
    Outcome type(List<String> words, Map<String, String> environment, Path folder, String input, Mode mode);

    /** How a command ended and what it had printed. */
    record Outcome(String out, String err, int exit) {
        Outcome with(String text, String instead) {
            return new Outcome(out.replace(text, instead), err.replace(text, instead), exit);
        }

        Outcome without(Pattern colour) {
            return new Outcome(
                    colour.matcher(out).replaceAll(""), colour.matcher(err).replaceAll(""), exit);
        }
    }
}

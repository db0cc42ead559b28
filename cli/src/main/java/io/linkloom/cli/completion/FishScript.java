package io.linkloom.cli.completion;

import io.linkloom.cli.completion.Vocabulary.Entry;
import io.linkloom.cli.completion.Vocabulary.Flag;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For fish: one line for each word and option. */
final class FishScript {
    private static final String ALGORITHM = """
            # fish completion for loom. Load it with:  loom completion fish | source
            function __loom_path
                set -l path
                set -l skip 0
                for word in (commandline -opc)[2..]
                    if test $skip = 1
                        set skip 0
                        continue
                    end
                    switch $word
                        case %VALUES%
                            set skip 1
                        case '-*'
                        case '*'
                            set -a path $word
                    end
                end
                string join ' ' $path[1..2]
            end
            # Whether the words so far are these, by name or alias; of a command, whatever follows it.
            function __loom_is
                set -l path (__loom_path)
                for each in $argv
                    test "$path" = "$each"; and return 0
                    string match -q -- "$each *" "$path"; and test "$each" != ''; and not contains -- "$each" %GROUPS%; and return 0
                end
                return 1
            end
            complete -c loom -f
            """;

    private final Vocabulary words;

    FishScript(Vocabulary words) {
        this.words = words;
    }

    String text() {
        String values = words.global().stream()
                .filter(Flag::takesValue)
                .flatMap(each -> each.names().stream())
                .collect(Collectors.joining(" "));
        String groups = words.entries().stream()
                .filter(each -> !each.words().isEmpty())
                .flatMap(each -> Stream.concat(
                        Stream.of(each.path()), each.aliases().stream()))
                .collect(Collectors.joining(" "));
        StringBuilder text =
                new StringBuilder(ALGORITHM.replace("%VALUES%", values).replace("%GROUPS%", groups));
        words.global().forEach(each -> text.append(flag("", each)));
        for (Entry each : words.entries()) {
            int space = each.path().indexOf(' ');
            String before = space < 0 ? "" : each.path().substring(0, space);
            text.append("complete -c loom -n \"__loom_is " + paths(before) + "\" -a " + each.path().substring(space + 1)
                    + " -d " + quoted(each.summary()) + "\n");
            each.flags().forEach(flag -> text.append(flag(paths(each.path()), flag)));
            if (each.words().isEmpty()) text.append(argument(each));
        }
        return text.toString();
    }

    /** A command without values of its own takes files. */
    private String argument(Entry each) {
        String condition = "complete -c loom -n \"__loom_is " + paths(each.path()) + "\"";
        return each.value().isEmpty()
                ? condition + " -F\n"
                : condition + " -a '(loom __values " + each.value() + " 2>/dev/null)'\n";
    }

    /** The path with every alias of its words, each quoted. */
    private String paths(String path) {
        if (path.isEmpty()) return "''";
        String[] names = path.split(" ");
        return words.entries().stream()
                .filter(each -> each.path().equals(names[0]))
                .flatMap(first -> Stream.concat(
                        Stream.of(names[0]), first.aliases().stream()))
                .flatMap(first -> names.length == 1
                        ? Stream.of(first)
                        : seconds(path).map(second -> first + " " + second))
                .map(each -> "'" + each + "'")
                .collect(Collectors.joining(" "));
    }

    private Stream<String> seconds(String path) {
        String name = path.substring(path.indexOf(' ') + 1);
        return words.entries().stream()
                .filter(each -> each.path().equals(path))
                .flatMap(each -> Stream.concat(
                        Stream.of(name), each.aliases().stream()));
    }

    private static String flag(String paths, Flag flag) {
        StringBuilder line = new StringBuilder("complete -c loom");
        if (!paths.isEmpty()) line.append(" -n \"__loom_is " + paths + "\"");
        for (String name : flag.names())
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        if (flag.takesValue()) {
            if (!flag.choices().isEmpty()) line.append(" -x -a '" + String.join(" ", flag.choices()) + "'");
            else if (!flag.value().isEmpty()) line.append(" -x -a '(loom __values " + flag.value() + " 2>/dev/null)'");
            else line.append(" -r -F");
        }
        return line.append(" -d " + quoted(flag.text()) + "\n").toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

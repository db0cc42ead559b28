package io.linkloom.cli.completion;

import io.linkloom.cli.completion.Vocabulary.Entry;
import io.linkloom.cli.completion.Vocabulary.Flag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For bash, 3.2 and later: tables of words, and the little that looks into them. */
final class BashScript {
    private static final String ALGORITHM = """
            # bash completion for loom. Load it with:  source <(loom completion bash)
            _loom() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path='' count=0 i word
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                case "$word" in
                  %GLOBALS%) ((i++)) ;;
                  -*) ;;
                  *)
                    ((count++))
                    if ((count == 1)); then path=$(_loom_name "$word")
                    elif ((count == 2)) && [[ -n $(_loom_words "$path") ]]; then path="$path $(_loom_name "$path $word")"; fi ;;
                esac
              done
              local words=''
              if _loom_value "$path" "$prev"; then words=$_loom_reply
              elif [[ $cur == -* ]]; then words="$(_loom_options "$path") %OPTIONS%"
              else
                words=$(_loom_words "$path")
                if [[ -z $words ]]; then _loom_argument "$path"; words=$_loom_reply; fi
              fi
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
              if [[ ${#COMPREPLY[@]} -eq 0 && -z $words ]]; then COMPREPLY=($(compgen -f -- "$cur")); fi
            }
            _loom_ask() { _loom_reply=$(loom __values "$1" 2>/dev/null); }
            """;

    private final Vocabulary words;

    BashScript(Vocabulary words) {
        this.words = words;
    }

    String text() {
        String globals = words.global().stream()
                .filter(Flag::takesValue)
                .flatMap(each -> each.names().stream())
                .collect(Collectors.joining("|"));
        return ALGORITHM.replace("%GLOBALS%", globals).replace("%OPTIONS%", names(words.global()))
                + names()
                + table("_loom_words", Stream.concat(
                        Stream.of(line("", top())),
                        words.entries().stream()
                                .filter(each -> !each.words().isEmpty())
                                .map(each -> line(each.path(), String.join(" ", each.words())))))
                + table("_loom_options", words.entries().stream()
                        .filter(each -> !each.flags().isEmpty())
                        .map(each -> line(each.path(), names(each.flags()))))
                + values()
                + arguments()
                + "complete -o default -F _loom loom\n";
    }

    private String top() {
        return words.entries().stream()
                .map(Entry::path)
                .filter(path -> path.indexOf(' ') < 0)
                .collect(Collectors.joining(" "));
    }

    /** The long name of an alias; any other word as it is, which then is in no table. */
    private String names() {
        StringBuilder text = new StringBuilder("_loom_name() {\n  case \"$1\" in\n");
        for (Entry each : words.entries()) {
            String[] path = each.path().split(" ");
            String before = path.length == 1 ? "" : path[0] + " ";
            for (String alias : each.aliases())
                text.append("    '" + before + alias + "') echo " + path[path.length - 1] + " ;;\n");
        }
        return text + "    *) echo \"${1##* }\" ;;\n  esac\n}\n";
    }

    /** Of options that take one of some values; those of a command are told apart by its path. */
    private String values() {
        StringBuilder text = new StringBuilder("_loom_value() {\n  _loom_reply=''\n  case \"$1 $2\" in\n");
        for (Entry entry : words.entries())
            for (Flag each : entry.flags()) if (each.takesValue()) text.append(value(entry.path() + " ", each));
        for (Flag each : words.global()) if (each.takesValue()) text.append(value("* ", each));
        return text + "    *) return 1 ;;\n  esac\n}\n";
    }

    private static String value(String path, Flag flag) {
        String patterns = flag.names().stream()
                .map(name -> path.equals("* ") ? "*' " + name + "'" : "'" + path + name + "'")
                .collect(Collectors.joining("|"));
        return "    " + patterns + ") " + reply(flag.choices(), flag.value()) + " ;;\n";
    }

    private String arguments() {
        StringBuilder text = new StringBuilder("_loom_argument() {\n  _loom_reply=''\n  case \"$1\" in\n");
        for (Entry each : words.entries())
            if (!each.value().isEmpty()) text.append("    '" + each.path() + "') " + reply(List.of(), each.value()) + " ;;\n");
        return text + "  esac\n}\n";
    }

    private static String reply(List<String> choices, String value) {
        if (!choices.isEmpty()) return "_loom_reply='" + String.join(" ", choices) + "'";
        return value.isEmpty() ? ":" : "_loom_ask " + value;
    }

    private static String table(String name, Stream<String> lines) {
        return name + "() {\n  case \"$1\" in\n" + lines.collect(Collectors.joining()) + "  esac\n}\n";
    }

    private static String line(String path, String words) {
        return "    '" + path + "') echo '" + words + "' ;;\n";
    }

    private static String names(List<Flag> flags) {
        return flags.stream().flatMap(each -> each.names().stream()).collect(Collectors.joining(" "));
    }
}

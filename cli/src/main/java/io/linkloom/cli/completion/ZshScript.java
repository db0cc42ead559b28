package io.linkloom.cli.completion;

import io.linkloom.cli.completion.Vocabulary.Entry;
import io.linkloom.cli.completion.Vocabulary.Flag;
import java.util.List;
import java.util.stream.Collectors;

/** For zsh: words with their descriptions. */
final class ZshScript {
    private static final String ALGORITHM = """
            #compdef loom
            # zsh completion for loom. Put it as _loom into a folder of $fpath, or load it with:  source <(loom completion zsh)
            _loom() {
              local -a items globals
              local path_='' name count=0 i
              globals=(
            %GLOBALS%  )
              for ((i = 2; i < CURRENT; i++)); do
                case $words[i] in
                  %VALUES%) ((i++)) ;;
                  -*) ;;
                  *)
                    ((count++))
                    if ((count == 1)); then _loom_name "$words[i]"; path_=$name
                    elif ((count == 2)) && _loom_words "$path_"; then _loom_name "$path_ $words[i]"; path_="$path_ $name"; fi ;;
                esac
              done
              if _loom_value "$path_" "$words[CURRENT-1]"; then return; fi
              if [[ $words[CURRENT] == -* ]]; then
                items=()
                _loom_options "$path_"
                items+=($globals)
                _describe -o option items
              elif _loom_words "$path_"; then
                _describe command items
              else
                _loom_argument "$path_"
              fi
            }
            _loom_ask() {
              local -a found
              found=(${(f)"$(loom __values $1 2>/dev/null)"})
              (($#found)) && compadd -- $found
            }
            """;

    private final Vocabulary words;

    ZshScript(Vocabulary words) {
        this.words = words;
    }

    String text() {
        String values = words.global().stream()
                .filter(Flag::takesValue)
                .flatMap(each -> each.names().stream())
                .collect(Collectors.joining("|"));
        String globals = words.global().stream().map(each -> described(each, "    ")).collect(Collectors.joining());
        return ALGORITHM.replace("%GLOBALS%", globals).replace("%VALUES%", values)
                + names()
                + groups()
                + options()
                + values()
                + arguments()
                + "if [[ $funcstack[1] == _loom ]]; then _loom \"$@\"; else compdef _loom loom; fi\n";
    }

    private String names() {
        StringBuilder text = new StringBuilder("_loom_name() {\n  case $1 in\n");
        for (Entry each : words.entries()) {
            String[] path = each.path().split(" ");
            String before = path.length == 1 ? "" : path[0] + " ";
            for (String alias : each.aliases())
                text.append("    '" + before + alias + "') name=" + path[path.length - 1] + " ;;\n");
        }
        return text + "    *) name=${1##* } ;;\n  esac\n}\n";
    }

    /** Fails for a path that is followed by no more words. */
    private String groups() {
        StringBuilder text = new StringBuilder("_loom_words() {\n  case $1 in\n    '') items=(\n");
        words.entries().stream().filter(each -> each.path().indexOf(' ') < 0).forEach(each -> text.append(
                item(each.path(), each.summary(), "      ")));
        text.append("    ) ;;\n");
        for (Entry group : words.entries()) {
            if (group.words().isEmpty()) continue;
            text.append("    '" + group.path() + "') items=(\n");
            words.entries().stream()
                    .filter(each -> each.path().startsWith(group.path() + " "))
                    .forEach(each -> text.append(
                            item(each.path().substring(group.path().length() + 1), each.summary(), "      ")));
            text.append("    ) ;;\n");
        }
        return text + "    *) return 1 ;;\n  esac\n}\n";
    }

    private String options() {
        StringBuilder text = new StringBuilder("_loom_options() {\n  case $1 in\n");
        for (Entry each : words.entries()) {
            if (each.flags().isEmpty()) continue;
            text.append("    '" + each.path() + "') items=(\n");
            each.flags().forEach(flag -> text.append(described(flag, "      ")));
            text.append("    ) ;;\n");
        }
        return text + "  esac\n}\n";
    }

    private String values() {
        StringBuilder text = new StringBuilder("_loom_value() {\n  case \"$1 $2\" in\n");
        for (Entry entry : words.entries())
            for (Flag each : entry.flags()) if (each.takesValue()) text.append(value("'" + entry.path() + " ", each));
        for (Flag each : words.global()) if (each.takesValue()) text.append(value("*' ", each));
        return text + "    *) return 1 ;;\n  esac\n}\n";
    }

    private static String value(String before, Flag flag) {
        String patterns = flag.names().stream().map(name -> before + name + "'").collect(Collectors.joining("|"));
        return "    " + patterns + ") " + offer(flag.choices(), flag.value()) + " ;;\n";
    }

    private String arguments() {
        StringBuilder text = new StringBuilder("_loom_argument() {\n  case $1 in\n");
        for (Entry each : words.entries())
            if (!each.value().isEmpty())
                text.append("    '" + each.path() + "') " + offer(List.of(), each.value()) + " ;;\n");
        return text + "    *) _files ;;\n  esac\n}\n";
    }

    private static String offer(List<String> choices, String value) {
        if (!choices.isEmpty()) return "compadd -- " + String.join(" ", choices);
        return value.isEmpty() ? "_files" : "_loom_ask " + value;
    }

    private static String described(Flag flag, String indent) {
        return flag.names().stream().map(name -> item(name, flag.text(), indent)).collect(Collectors.joining());
    }

    private static String item(String word, String text, String indent) {
        return indent + "'" + word + ":" + text.replace("'", "'\\''") + "'\n";
    }
}

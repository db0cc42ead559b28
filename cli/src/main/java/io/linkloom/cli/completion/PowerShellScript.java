package io.linkloom.cli.completion;

import io.linkloom.cli.completion.Vocabulary.Entry;
import io.linkloom.cli.completion.Vocabulary.Flag;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For PowerShell, 5.1 and later: tables of words with their descriptions. */
final class PowerShellScript {
    private static final String ALGORITHM = """
            # PowerShell completion for loom. Load it with:  loom completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName loom -ScriptBlock {
              param($word, $ast, $position)
              $names = @{
            %NAMES%  }
              $words = @{
            %WORDS%  }
              $options = @{
            %OPTIONS%  }
              $choices = @{
            %CHOICES%  }
              $asks = @{
            %ASKS%  }
              $path = ''; $count = 0; $previous = ''
              $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
              if ($word -ne '' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }
              for ($i = 0; $i -lt $typed.Count; $i++) {
                $previous = $typed[$i]
                if (@(%VALUES%) -ccontains $previous) { $i++; if ($i -lt $typed.Count) { $previous = $typed[$i] } }
                elseif ($previous.StartsWith('-')) { }
                else {
                  $count++
                  if ($count -eq 1 -or ($count -eq 2 -and $words.ContainsKey($path))) {
                    $full = "$path $previous".Trim()
                    $path = if ($names.ContainsKey($full)) { $names[$full] } else { $full }
                  }
                }
              }
              $found = @()
              $own = "$path $previous"
              if ($choices.ContainsKey($own)) { $found = $choices[$own] | ForEach-Object { ,@($_, $_) } }
              elseif ($choices.ContainsKey($previous)) { $found = $choices[$previous] | ForEach-Object { ,@($_, $_) } }
              elseif ($asks.ContainsKey($own)) { $found = loom __values $asks[$own] 2>$null | ForEach-Object { ,@($_, $_) } }
              elseif ($asks.ContainsKey($previous)) { $found = loom __values $asks[$previous] 2>$null | ForEach-Object { ,@($_, $_) } }
              elseif ($word.StartsWith('-')) { $found = @($options[$path]) + @($options['']) | Where-Object { $_ } }
              elseif ($words.ContainsKey($path)) { $found = $words[$path] }
              elseif ($asks.ContainsKey($path)) { $found = loom __values $asks[$path] 2>$null | ForEach-Object { ,@($_, $_) } }
              $found | Where-Object { $_[0] -clike "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
              }
            }
            """;

    private final Vocabulary words;

    PowerShellScript(Vocabulary words) {
        this.words = words;
    }

    String text() {
        String values = words.global().stream()
                .filter(Flag::takesValue)
                .flatMap(each -> each.names().stream())
                .map(PowerShellScript::quoted)
                .collect(Collectors.joining(", "));
        return ALGORITHM.replace("%NAMES%", names())
                .replace("%WORDS%", groups())
                .replace("%OPTIONS%", options())
                .replace("%CHOICES%", choices())
                .replace("%ASKS%", asks())
                .replace("%VALUES%", values);
    }

    private String names() {
        StringBuilder text = new StringBuilder();
        for (Entry each : words.entries()) {
            int space = each.path().lastIndexOf(' ');
            for (String alias : each.aliases())
                text.append(pair(each.path().substring(0, space + 1) + alias, quoted(each.path())));
        }
        return text.toString();
    }

    private String groups() {
        StringBuilder text = new StringBuilder();
        text.append(pair("", list(words.entries().stream().filter(each -> each.path().indexOf(' ') < 0), 0)));
        for (Entry group : words.entries()) {
            if (group.words().isEmpty()) continue;
            String before = group.path() + " ";
            text.append(pair(group.path(), list(
                    words.entries().stream().filter(each -> each.path().startsWith(before)), before.length())));
        }
        return text.toString();
    }

    private static String list(Stream<Entry> entries, int from) {
        return items(entries.map(each -> item(each.path().substring(from), each.summary())));
    }

    private String options() {
        StringBuilder text = new StringBuilder(pair("", flags(words.global())));
        for (Entry each : words.entries())
            if (!each.flags().isEmpty()) text.append(pair(each.path(), flags(each.flags())));
        return text.toString();
    }

    private static String flags(List<Flag> flags) {
        return items(flags.stream().flatMap(each -> each.names().stream().map(name -> item(name, each.text()))));
    }

    private String choices() {
        StringBuilder text = new StringBuilder();
        every((key, flag) -> {
            if (!flag.choices().isEmpty())
                text.append(pair(key, flag.choices().stream()
                        .map(PowerShellScript::quoted)
                        .collect(Collectors.joining(", ", "@(", ")"))));
        });
        return text.toString();
    }

    private String asks() {
        StringBuilder text = new StringBuilder();
        every((key, flag) -> {
            if (!flag.value().isEmpty()) text.append(pair(key, quoted(flag.value())));
        });
        for (Entry each : words.entries())
            if (!each.value().isEmpty()) text.append(pair(each.path(), quoted(each.value())));
        return text.toString();
    }

    private void every(BiConsumer<String, Flag> use) {
        for (Flag each : words.global()) each.names().forEach(name -> use.accept(name, each));
        for (Entry entry : words.entries())
            for (Flag each : entry.flags())
                each.names().forEach(name -> use.accept(entry.path() + " " + name, each));
    }

    private static String items(Stream<String> items) {
        return items.collect(Collectors.joining("; ", "@(", ")"));
    }

    private static String item(String word, String text) {
        return ",@(" + quoted(word) + ", " + quoted(text) + ")";
    }

    private static String pair(String key, String value) {
        return "    " + quoted(key) + " = " + value + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

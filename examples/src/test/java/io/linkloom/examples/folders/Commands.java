package io.linkloom.examples.folders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands with the lines that they print, as a README shows them or a script expects them. */
record Commands(Map<String, List<String>> printed) {
    private static final Pattern PLACE = Pattern.compile("\\{(exec|time|duration|n|word|any)(?::[a-z]+)?}| {2,}");

    /** Those of a README: lines that begin with `$`, and what follows each. */
    static Commands shown(String block) {
        Map<String, List<String>> printed = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : block.split("\n")) {
            if (line.startsWith("$ ")) printed.put(line, lines = new ArrayList<>());
            else if (!line.isBlank()) lines.add(line);
        }
        return new Commands(printed);
    }

    /** Those of a script, with the addresses and folders that a reader would type. */
    static Commands scripted(String script) {
        String typed = script.replace("$~ ", "$ ")
                .replace("${services}", "http://localhost:9100")
                .replace("${PWD}", "$PWD")
                .replaceAll("(?m)^(#|---|exit ).*\n", "")
                .replaceAll("(?m)^2> ?", "");
        return shown(typed);
    }

    /** What is shown here, but neither typed nor expected there. */
    List<String> notIn(Commands script) {
        List<String> alone = new ArrayList<>();
        printed.forEach((command, lines) -> {
            List<String> expected = script.printed.get(command);
            if (expected == null) alone.add(command);
            else lines.stream().filter(line -> expected.stream().noneMatch(one -> fits(line, one))).forEach(alone::add);
        });
        return alone;
    }

    private static boolean fits(String line, String expected) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(expected.stripTrailing());
        int at = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(expected.substring(at, place.start())));
            pattern.append(place.group(1) == null ? " {2,}" : ".+");
            at = place.end();
        }
        pattern.append(Pattern.quote(expected.stripTrailing().substring(at)));
        return line.stripTrailing().matches(pattern.toString());
    }
}

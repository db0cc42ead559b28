package io.linkloom.cli.exit;

import java.util.List;
import java.util.regex.Pattern;

/** The names that the server puts into backquotes: first what was asked for, then what is near to it. The same in every language. */
final class Quoted {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private Quoted() {}

    static List<String> in(String detail) {
        return NAME.matcher(detail).results().map(name -> name.group(1)).toList();
    }
}

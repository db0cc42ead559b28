package io.linkloom.cli.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Commands as a user types them, with what they print.
 *
 * @param name such as `workflow/list`
 * @param files that lie in the folder in which it is played, by name
 */
public record Script(String name, Path source, Map<String, String> files, List<Section> sections) {
    public Script {
        files = Map.copyOf(files);
        sections = List.copyOf(sections);
    }

    /** The words of the command that it is about. */
    List<String> command() {
        return List.of(name.split("/"));
    }

    /** In which it is played, so that no script sees what another one does. */
    String namespace(Mode mode) {
        return name.replaceAll("[^a-z0-9]+", "-") + "-" + mode.word().charAt(0);
    }
}

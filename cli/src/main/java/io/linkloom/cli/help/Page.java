package io.linkloom.cli.help;

import java.util.List;

/**
 * All that help knows about one command.
 *
 * @param path its words, `loom` first
 * @param summary one sentence
 * @param more paragraphs after it; empty for none
 * @param words behind its name, such as `[OPTIONS] FILE`
 * @param commands the words that may follow it
 * @param options its own, without the global ones
 * @param examples lines to type
 */
public record Page(
        List<String> path,
        List<String> aliases,
        String summary,
        String more,
        String words,
        List<Entry> commands,
        List<Entry> arguments,
        List<Entry> options,
        List<String> examples) {
    public Page {
        path = List.copyOf(path);
        aliases = List.copyOf(aliases);
        commands = List.copyOf(commands);
        arguments = List.copyOf(arguments);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
    }

    /**
     * One line of a list.
     *
     * @param name such as `list`, `FILE`, or `-o, --output=FORMAT`
     */
    public record Entry(String name, String text) {}
}

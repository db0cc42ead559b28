package io.linkloom.cli.help;

import io.linkloom.cli.help.Page.Entry;
import io.linkloom.cli.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A page as a manual page (roff with the macros of `man`). */
public final class ManPage {
    private final Texts texts;
    private final String version;

    public ManPage(Texts texts, String version) {
        this.texts = texts;
        this.version = version;
    }

    /** Name of its file, such as `loom-workflow-list.1`. */
    public static String fileName(Page page) {
        return String.join("-", page.path()) + ".1";
    }

    public String of(Page page) {
        String name = String.join("-", page.path());
        StringBuilder text = new StringBuilder();
        text.append(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 \"\" \"Link Loom " + version + "\" \"Link Loom\"\n");
        heading(text, "name").append(escaped(name) + " \\- " + escaped(page.summary()) + "\n");
        heading(text, "usage").append(".B " + escaped(String.join(" ", page.path())) + "\n");
        if (!page.words().isEmpty()) text.append(escaped(page.words()) + "\n");
        if (!page.aliases().isEmpty())
            text.append(".PP\n" + escaped(texts.text("aliases", String.join(", ", page.aliases()))) + "\n");
        heading(text, "description").append(escaped(page.summary()) + "\n");
        page.more().lines().forEach(line -> text.append(".PP\n" + escaped(line) + "\n"));
        list(text, "commands", page.commands());
        list(text, "arguments", page.arguments());
        list(text, page.path().size() == 1 ? "global-options" : "options", page.options());
        examples(text, page.examples());
        heading(text, "see-also").append(seeAlso(page) + "\n");
        return text.toString();
    }

    private StringBuilder heading(StringBuilder text, String key) {
        return text.append(".SH \"" + texts.text("heading." + key).toUpperCase(Locale.ROOT) + "\"\n");
    }

    private void list(StringBuilder text, String key, List<Entry> entries) {
        if (entries.isEmpty()) return;
        heading(text, key);
        for (Entry each : entries)
            text.append(".TP\n.B " + escaped(each.name()) + "\n" + escaped(each.text()) + "\n");
    }

    private void examples(StringBuilder text, List<String> examples) {
        if (examples.isEmpty()) return;
        heading(text, "examples").append(".nf\n");
        examples.forEach(line -> text.append(escaped(line) + "\n"));
        text.append(".fi\n");
    }

    private static String seeAlso(Page page) {
        String name = String.join("-", page.path());
        Stream<String> below = page.commands().stream().map(each -> name + "-" + each.name().split(",")[0]);
        Stream<String> above = page.path().size() > 1
                ? Stream.of(String.join("-", page.path().subList(0, page.path().size() - 1)))
                : Stream.of();
        return String.join(
                ", ", Stream.concat(above, below).map(each -> escaped(each) + "(1)").toList());
    }

    /** A dot or a quote at the start of a line would be a request, a backslash begins an escape, a bare hyphen may become a dash. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}

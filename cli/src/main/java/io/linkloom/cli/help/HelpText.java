package io.linkloom.cli.help;

import io.linkloom.cli.help.Page.Entry;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.output.Style.Tone;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** A page on the terminal: what it does, how to type it, examples before options. */
public final class HelpText {
    private static final int WIDEST = 100;
    private static final int NAMES = 26;

    private final Texts texts;
    private final Style style;
    private final int width;

    /**
     * @param width of the terminal
     */
    public HelpText(Texts texts, Style style, int width) {
        this.texts = texts;
        this.style = style;
        this.width = Math.min(width, WIDEST);
    }

    public String of(Page page) {
        List<String> lines = new ArrayList<>(wrap(page.summary(), width));
        if (!page.more().isEmpty()) {
            lines.add("");
            page.more().lines().forEach(line -> lines.addAll(wrap(line, width)));
        }
        heading(lines, "usage");
        lines.add("  " + String.join(" ", page.path()) + (page.words().isEmpty() ? "" : " " + page.words()));
        if (!page.aliases().isEmpty()) lines.add("  " + texts.text("aliases", String.join(", ", page.aliases())));
        if (!page.examples().isEmpty()) {
            heading(lines, "examples");
            page.examples().forEach(line -> lines.add("  " + line));
        }
        list(lines, "commands", page.commands());
        list(lines, "arguments", page.arguments());
        list(lines, page.path().size() == 1 ? "global-options" : "options", page.options());
        lines.add("");
        boolean leaf = page.commands().isEmpty();
        lines.add(texts.text(leaf ? "footer.command" : "footer.group", String.join(" ", page.path())));
        return String.join("\n", lines);
    }

    private void heading(List<String> lines, String key) {
        lines.add("");
        lines.add(style.paint(Tone.STRONG, texts.text("heading." + key)));
    }

    private void list(List<String> lines, String heading, List<Entry> entries) {
        if (entries.isEmpty()) return;
        heading(lines, heading);
        int names = Math.min(
                NAMES,
                entries.stream().mapToInt(each -> each.name().length()).max().orElse(0));
        String indent = " ".repeat(names + 4);
        for (Entry each : entries) {
            List<String> text = wrap(each.text(), width - names - 4);
            boolean fits = each.name().length() <= names;
            if (!fits) lines.add("  " + each.name());
            for (int i = 0; i < text.size(); i++) {
                String before = i == 0 && fits ? "  " + pad(each.name(), names) + "  " : indent;
                lines.add(before + text.get(i));
            }
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package io.linkloom.cli.help;

import io.linkloom.cli.help.Page.Entry;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes pages. The texts of `loom workflow list` are, beside the commands of that noun: `workflow.list`, `workflow.list.more` (may be missing),
 * `workflow.list.examples`, `workflow.list.--limit` for an option, `workflow.list.FILE` for a word. Options that several commands share are
 * described beside the session under their bare name.
 */
public final class Pages {
    private final Session session;
    private final Texts shared;

    public Pages(Session session) {
        this.session = session;
        this.shared = session.texts(Session.class);
    }

    public Page root(CommandSpec spec, List<Branch> branches) {
        Texts texts = session.texts(Pages.class);
        return new Page(
                List.of("loom"),
                List.of(),
                texts.text("loom"),
                texts.text("loom.more"),
                "COMMAND",
                branches.stream().map(this::entry).toList(),
                List.of(),
                options(spec, "", shared, false),
                texts.text("loom.examples").lines().toList());
    }

    /** The page about what was named. */
    public Page of(CommandTree tree, CommandTree.Named named) {
        CommandLine line = named.line();
        if (named.verb() != null) {
            while (!line.getSubcommands().isEmpty())
                line = line.getSubcommands().values().iterator().next();
            return verb(named.noun(), named.verb(), line.getCommandSpec());
        }
        return named.noun() != null ? noun(named.noun()) : root(line.getCommandSpec(), tree.branches());
    }

    /** All pages. */
    public List<Page> all(CommandTree tree) {
        List<Page> pages = new ArrayList<>();
        pages.add(of(tree, tree.named(new String[0])));
        for (Branch branch : tree.branches()) {
            pages.add(of(tree, tree.named(new String[] {branch.name()})));
            if (!(branch instanceof Noun noun)) continue;
            for (Verb verb : noun.verbs().get())
                pages.add(of(tree, tree.named(new String[] {noun.name(), verb.name()})));
        }
        return pages;
    }

    public Page noun(Noun noun) {
        Texts texts = session.texts(noun.room());
        return new Page(
                List.of("loom", noun.name()),
                noun.aliases(),
                texts.text(noun.name()),
                "",
                "COMMAND",
                noun.verbs().get().stream().map(this::entry).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * @param spec of the command itself
     */
    public Page verb(@Nullable Noun noun, Verb verb, CommandSpec spec) {
        Texts texts = session.texts(verb.room());
        @Nullable String more = texts.find(verb.path() + ".more");
        List<String> path = noun == null ? List.of("loom", verb.name()) : List.of("loom", noun.name(), verb.name());
        return new Page(
                path,
                verb.aliases(),
                texts.text(verb.path()),
                more == null ? "" : more,
                words(spec),
                List.of(),
                arguments(spec, verb.path(), texts),
                options(spec, verb.path(), texts, true),
                texts.text(verb.path() + ".examples").lines().toList());
    }

    private Entry entry(Branch branch) {
        String key = branch instanceof Verb verb ? verb.path() : branch.name();
        String aliases = String.join(
                "", branch.aliases().stream().map(alias -> ", " + alias).toList());
        return new Entry(branch.name() + aliases, session.texts(branch.room()).text(key));
    }

    private static String words(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        boolean own = spec.options().stream().anyMatch(option -> !option.inherited() && !option.hidden());
        if (own) words.add("[OPTIONS]");
        for (PositionalParamSpec each : spec.positionalParameters()) {
            String word = each.arity().max() > 1 ? each.paramLabel() + "…" : each.paramLabel();
            words.add(each.required() ? word : "[" + word + "]");
        }
        return String.join(" ", words);
    }

    private List<Entry> arguments(CommandSpec spec, String path, Texts texts) {
        return spec.positionalParameters().stream()
                .map(each -> new Entry(each.paramLabel(), describe(path, each.paramLabel(), texts)))
                .toList();
    }

    private List<Entry> options(CommandSpec spec, String path, Texts texts, boolean own) {
        return spec.options().stream()
                .filter(option -> !option.hidden() && !(own && option.inherited()))
                .map(option -> new Entry(names(option), describe(path, option.longestName(), texts) + possible(option)))
                .toList();
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
    }

    private static String possible(ArgSpec option) {
        Object[] constants = option.auxiliaryTypes()[0].getEnumConstants();
        if (constants == null) return "";
        List<String> names = new ArrayList<>();
        for (Object each : constants) names.add(((Enum<?>) each).name().toLowerCase(Locale.ROOT));
        return " " + String.join(", ", names) + ".";
    }

    private String describe(String path, String name, Texts texts) {
        @Nullable String own = texts.find(path + "." + name);
        return own == null ? shared.text(name) : own;
    }
}

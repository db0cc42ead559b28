package io.linkloom.cli.tree;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.GlobalOptions;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.value.Moment;
import io.linkloom.cli.value.TimeSpan;
import io.linkloom.model.diagnostic.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All words, and the commands behind those that were typed. */
public final class CommandTree {
    private final GlobalOptions options;
    private final Session session;
    private final List<Branch> branches;
    private final Texts texts;

    public CommandTree(GlobalOptions options, Session session, List<Branch> branches) {
        this.options = options;
        this.session = session;
        this.branches = List.copyOf(branches);
        this.texts = session.texts(CommandTree.class);
    }

    /** A tree to look at, for commands that speak of the others. */
    public static CommandTree of(Session session, List<Branch> branches) {
        return new CommandTree(new GlobalOptions(), session, branches);
    }

    /** Without those that help is silent about. */
    public List<Branch> branches() {
        return branches.stream().filter(branch -> !branch.isHidden()).toList();
    }

    /** `loom` with no more than the words that were typed. */
    public Named named(String[] words) {
        CommandLine root = root();
        List<String> plain = plainWords(root.getCommandSpec(), words);
        if (plain.isEmpty()) return new Named(configured(root), null, null);
        Branch first = find(branches, plain.getFirst(), "loom");
        return switch (first) {
            case Verb verb -> {
                add(root, verb);
                yield new Named(configured(root), null, verb);
            }
            case Noun noun -> {
                CommandLine line = add(root, noun);
                Verb verb =
                        plain.size() < 2 ? null : (Verb) find(noun.verbs().get(), plain.get(1), "loom " + noun.name());
                if (verb != null) add(line, verb);
                yield new Named(configured(root), noun, verb);
            }
        };
    }

    /** `loom` with everything; takes its time. */
    public CommandLine whole() {
        CommandLine root = root();
        for (Branch branch : branches) {
            switch (branch) {
                case Verb verb -> add(root, verb);
                case Noun noun -> {
                    CommandLine line = add(root, noun);
                    noun.verbs().get().forEach(verb -> add(line, verb));
                }
            }
        }
        return configured(root);
    }

    /** The branch with this name or alias. */
    public Optional<Branch> branch(String word) {
        return branches.stream().filter(branch -> branch.isCalled(word)).findFirst();
    }

    private CommandLine root() {
        return new CommandLine(options);
    }

    private static CommandLine add(CommandLine parent, Noun noun) {
        return add(parent, noun, new CommandLine(CommandSpec.create()));
    }

    private void add(CommandLine parent, Verb verb) {
        add(parent, verb, new CommandLine(verb.make().apply(session)));
    }

    private static CommandLine add(CommandLine parent, Branch branch, CommandLine line) {
        line.getCommandSpec().name(branch.name()).aliases(branch.aliases().toArray(String[]::new));
        parent.addSubcommand(branch.name(), line);
        return line;
    }

    private CommandLine configured(CommandLine root) {
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setPosixClusteredShortOptionsAllowed(true)
                .registerConverter(Duration.class, TimeSpan::of)
                .registerConverter(
                        Instant.class,
                        text -> Moment.of(text, session.surroundings().clock().instant(), session.zone()));
    }

    private <B extends Branch> B find(List<B> candidates, String word, String before) {
        for (B each : candidates) if (each.isCalled(word)) return each;
        List<String> names = new ArrayList<>();
        candidates.forEach(each -> {
            names.add(each.name());
            names.addAll(each.aliases());
        });
        @Nullable String near = Nearest.to(word, names);
        String hint = near == null ? texts.text("see-help", before) : texts.text("did-you-mean", before + " " + near);
        throw new CommandFailure(ExitCode.USAGE, texts.text("unknown-command", word), hint);
    }

    /** The words that are no options and no values of global ones, up to the second: what stands behind them is the command's. */
    private static List<String> plainWords(CommandSpec root, String[] words) {
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < words.length && plain.size() < 2; i++) {
            String word = words[i];
            if (word.equals("--")) break;
            if (!word.startsWith("-")) {
                plain.add(word);
                continue;
            }
            @Nullable OptionSpec option = root.findOption(word);
            if (option != null && option.arity().max() > 0) i++;
        }
        return plain;
    }

    /**
     * What was named; null where nothing was.
     *
     * @param line `loom` with this one branch
     */
    public record Named(
            CommandLine line, @Nullable Noun noun, @Nullable Verb verb) {}
}

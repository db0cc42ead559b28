package io.linkloom.cli.command;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.help.HelpText;
import io.linkloom.cli.help.Page;
import io.linkloom.cli.help.Pages;
import io.linkloom.cli.manual.Topics;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.CommandTree;
import io.linkloom.model.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom help [TOPIC|COMMAND…]`: a topic, or what `--help` says. */
@Command
public final class Help implements Action {
    @Parameters(paramLabel = "TOPIC", arity = "0..*")
    private List<String> words = List.of();

    private final Session session;
    private final Texts texts;
    private final Supplier<List<Branch>> branches;

    /** What `-o json` prints. */
    record Topic(String name, String summary) {}

    public Help(Session session, Supplier<List<Branch>> branches) {
        this.session = session;
        this.texts = session.texts(Help.class);
        this.branches = branches;
    }

    @Override
    public ExitCode run() {
        if (words.isEmpty()) return topics();
        Optional<String> topic = words.size() == 1 ? Topics.text(words.getFirst(), session.locale()) : Optional.empty();
        if (topic.isPresent()) session.output().text(topic.get());
        else
            session.output()
                    .text(new HelpText(
                                    session.texts(Pages.class),
                                    session.output().style(),
                                    session.terminal().width())
                            .of(page()));
        return ExitCode.OK;
    }

    private ExitCode topics() {
        Columns<Topic> columns = Columns.of(Help.class, Topic.class)
                .id("topic", Topic::name)
                .column("summary", Topic::summary);
        List<Topic> all = Topics.NAMES.stream()
                .map(name -> new Topic(name, texts.text("topic." + name)))
                .toList();
        session.output().list(all, columns, "");
        session.output().hint(texts.text("help.more"));
        return ExitCode.OK;
    }

    private Page page() {
        CommandTree tree = CommandTree.of(session, branches.get());
        if (words.size() == 1 && tree.branch(words.getFirst()).isEmpty()) throw unknown(words.getFirst());
        return new Pages(session).of(tree, tree.named(words.toArray(String[]::new)));
    }

    private CommandFailure unknown(String word) {
        List<String> known = new ArrayList<>(Topics.NAMES);
        branches.get().forEach(branch -> known.add(branch.name()));
        @Nullable String near = Nearest.to(word, known);
        String hint = near == null ? texts.text("help.hint") : texts.text("did-you-mean", "loom help " + near);
        return new CommandFailure(ExitCode.NOT_FOUND, texts.text("help.unknown", word), hint);
    }
}

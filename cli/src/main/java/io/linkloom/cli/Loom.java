package io.linkloom.cli;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.exit.Failures;
import io.linkloom.cli.help.HelpText;
import io.linkloom.cli.help.Page;
import io.linkloom.cli.help.Pages;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.GlobalOptions;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.session.Version;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.tree.CommandTree;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** `loom`, the command line of Link Loom. */
public final class Loom {
    private final Surroundings surroundings;
    private final GlobalOptions options = new GlobalOptions();
    private final Session session;
    private final CommandTree tree;

    public Loom(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.session = new Session(options, surroundings);
        this.tree = new CommandTree(options, session, Commands.all());
    }

    public static void main(String[] words) {
        Loom loom = new Loom(Surroundings.ofProcess());
        ExitCode exit = loom.run(words);
        loom.session.close();
        System.exit(exit.number());
    }

    /** Runs one command; what goes wrong was said when this returns. */
    public ExitCode run(String... words) {
        Terminal terminal = surroundings.terminal();
        try {
            if (words.length == 1 && words[0].equals("--version")) return version();
            return run(tree.named(words), words);
        } catch (Terminal.BrokenPipe nobodyReads) {
            return ExitCode.OK;
        } catch (RuntimeException failure) {
            return new Failures(terminal, session.texts(Failures.class)).report(failure, wantsJson());
        }
    }

    /** All commands, for help and completion, and for the tests that look at each. */
    public CommandTree tree() {
        return tree;
    }

    Session session() {
        return session;
    }

    private ExitCode run(CommandTree.Named named, String[] words) {
        if (asksForHelp(named, words)) return help(named, words);
        ParseResult parsed = parsed(named, words);
        if (options.version()) return version();
        while (parsed.hasSubcommand()) parsed = parsed.subcommand();
        if (parsed.commandSpec().userObject() instanceof Action action) return action.run();
        throw new CommandFailure(
                ExitCode.USAGE,
                session.texts(Pages.class).text("missing-command"),
                session.texts(CommandTree.class)
                        .text("see-help", parsed.commandSpec().qualifiedName()));
    }

    /** Times are read in the zone of the reader, which may be named behind them: then the words are read once more. */
    private ParseResult parsed(CommandTree.Named named, String[] words) {
        ParseResult parsed = named.line().parseArgs(words);
        if (!session.forget()) return parsed;
        session.zone();
        return named.line().parseArgs(words);
    }

    /** Whatever else may be wrong with the words: whoever asks for help gets it. */
    private static boolean asksForHelp(CommandTree.Named named, String[] words) {
        if (named.noun() == null && named.verb() == null && words.length == 0) return true;
        for (String word : words) {
            if (word.equals("--")) return false;
            if (word.equals("--help") || word.equals("-h")) return true;
        }
        return false;
    }

    private ExitCode help(CommandTree.Named named, String[] words) {
        try {
            named.line().parseArgs(words);
        } catch (ParameterException wrong) {
            // What was read before has to do, the language for instance.
        }
        Page page = new Pages(session).of(tree, named);
        session.terminal()
                .data(new HelpText(
                                session.texts(Pages.class),
                                session.output().style(),
                                session.terminal().width())
                        .of(page));
        return ExitCode.OK;
    }

    private ExitCode version() {
        surroundings.terminal().data("loom " + Version.number());
        return ExitCode.OK;
    }

    /** What was read of the options before something went wrong has to do. */
    private boolean wantsJson() {
        try {
            OutputFormat format = session.output().format();
            return format.isJson();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}

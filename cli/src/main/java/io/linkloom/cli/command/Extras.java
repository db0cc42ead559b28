package io.linkloom.cli.command;

import io.linkloom.cli.completion.Shell;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.help.ManPage;
import io.linkloom.cli.help.Page;
import io.linkloom.cli.help.Pages;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.session.Version;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom __extras FOLDER`: manual pages and completions, for those who pack `loom`. In the language of the session. */
@Command
public final class Extras implements Action {
    private static final Map<Shell, String> FILES = Map.of(
            Shell.BASH, "loom.bash", Shell.ZSH, "_loom", Shell.FISH, "loom.fish", Shell.POWERSHELL, "loom.ps1");

    @Parameters(paramLabel = "FOLDER")
    private String folder = "";

    private final Session session;
    private final Supplier<List<Branch>> branches;

    public Extras(Session session, Supplier<List<Branch>> branches) {
        this.session = session;
        this.branches = branches;
    }

    @Override
    public ExitCode run() {
        CommandTree tree = CommandTree.of(session, branches.get());
        Path root = session.surroundings().file(folder);
        try {
            manual(tree, root.resolve("man"));
            Path completion = Files.createDirectories(root.resolve("completion"));
            for (Map.Entry<Shell, String> each : FILES.entrySet())
                Files.writeString(
                        completion.resolve(each.getValue()), each.getKey().script(session, tree));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, String.valueOf(e));
        }
        return ExitCode.OK;
    }

    /** `man1` for English, `uk/man1` for Ukrainian, as `man` looks for them. */
    private void manual(CommandTree tree, Path man) throws IOException {
        String language = session.locale().getLanguage();
        Path pages = (language.equals("uk") ? man.resolve("uk") : man).resolve("man1");
        Files.createDirectories(pages);
        ManPage manual = new ManPage(session.texts(Pages.class), Version.number());
        for (Page page : new Pages(session).all(tree))
            Files.writeString(pages.resolve(ManPage.fileName(page)), manual.of(page));
    }
}

package io.linkloom.cli.session;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.cli.text.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks before something that cannot be taken back. `--yes` is the answer beforehand; where nobody can be asked, it has to be there. */
public final class Confirmation {
    private static final List<String> YES = List.of("y", "yes", "т", "так");

    private final Terminal terminal;
    private final Texts texts;
    private final boolean yes;
    private final boolean asks;

    Confirmation(Terminal terminal, Texts texts, boolean yes, boolean asks) {
        this.terminal = terminal;
        this.texts = texts;
        this.yes = yes;
        this.asks = asks;
    }

    /** Whether somebody can be asked. */
    public boolean asks() {
        return asks;
    }

    /**
     * Asks for yes or no.
     *
     * @throws CommandFailure when the answer is no, or nobody can be asked
     */
    public void ask(String question) {
        require(question + " [y/N]", question, null);
    }

    /**
     * Asks to type a name, for what hurts more.
     *
     * @throws CommandFailure when something else is typed, or nobody can be asked
     */
    public void askForName(String question, String name) {
        require(question + " " + texts.text("confirm.type", name), question, name);
    }

    private void require(String prompt, String question, @Nullable String name) {
        if (yes) return;
        if (!asks)
            throw new CommandFailure(
                    ExitCode.USAGE, texts.text("confirm.needed", question), texts.text("confirm.needed.hint"));
        terminal.prompt(prompt);
        String answer = terminal.readLine();
        boolean agreed = answer != null
                && (name == null ? YES.contains(answer.strip().toLowerCase(Locale.ROOT)) : name.equals(answer.strip()));
        if (!agreed) throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("confirm.no"));
    }
}

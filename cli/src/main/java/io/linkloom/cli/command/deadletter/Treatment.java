package io.linkloom.cli.command.deadletter;

import io.linkloom.api.BulkResult;
import io.linkloom.api.DeadLetter;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Page;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.DeadLetterFilter;
import io.linkloom.client.DeadLetters;
import io.linkloom.client.LinkLoomException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Something done with dead letters: with those that are named, or with all that match after having asked. */
abstract class Treatment implements Action {
    private static final int SEEN_BEFORE = 500;

    @Parameters(paramLabel = "LETTER", arity = "0..*")
    private List<String> letters = List.of();

    @Mixin
    private Matching matching = new Matching();

    @Option(names = "--all")
    private boolean all;

    final Session session;
    final Texts texts;

    Treatment(Session session) {
        this.session = session;
        this.texts = session.texts(Treatment.class);
    }

    /** Beginning of the keys of its sentences. */
    abstract String key();

    abstract ExecutionDetails one(DeadLetters server, String id);

    abstract BulkResult many(DeadLetters server, DeadLetterFilter filter);

    @Override
    public final ExitCode run() {
        boolean named = !letters.isEmpty();
        if (named == (all || !matching.isEmpty())) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("which"), texts.text("which.hint"));
        }
        return named ? named() : matching();
    }

    /** Goes on after one that does not go, and says so in the end. */
    private ExitCode named() {
        int failed = 0;
        for (String letter : letters) {
            try {
                ExecutionDetails after = one(session.client().deadLetters(), letter);
                session.output().done(after, ExecutionDetails::id, texts.text(key() + ".one", letter, after.id()));
            } catch (LinkLoomException e) {
                if (letters.size() == 1) throw e;
                session.terminal().message(letter + ": " + e.getMessage());
                failed++;
            }
        }
        return failed == 0 ? ExitCode.OK : ExitCode.PARTIAL;
    }

    /** The server takes at most so many in one go. */
    private ExitCode matching() {
        DeadLetterFilter filter = matching.filter(session);
        DeadLetters server = session.client().deadLetters();
        Page<DeadLetter> seen = server.list(filter, SEEN_BEFORE, null);
        if (seen.items().isEmpty()) {
            session.output().message(texts.text("none"));
            return ExitCode.OK;
        }
        String count = seen.items().size() + (seen.nextCursor() == null ? "" : "+");
        session.confirmation().ask(texts.text(key() + ".ask", count));
        BulkResult result = many(server, filter);
        int done = result.count();
        while (result.remaining() > 0 && result.count() > 0) {
            result = many(server, filter);
            done += result.count();
        }
        BulkResult sum = new BulkResult(done, result.remaining());
        session.output().done(sum, each -> String.valueOf(each.count()), texts.text(key() + ".many", done));
        return sum.remaining() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
    }
}

package io.linkloom.cli.session;

import io.linkloom.api.Page;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list is wanted; a mixin of every command that lists. */
public final class Paging {
    private static final int MOST_AT_ONCE = 500;

    @Option(names = "--limit", paramLabel = "N")
    private int limit = 50;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--cursor", paramLabel = "CURSOR")
    private @Nullable String cursor;

    /** One page of the server. */
    @FunctionalInterface
    public interface Source<T> {
        /**
         * @param limit 1 to 500
         */
        Page<T> page(int limit, @Nullable String cursor);
    }

    /** As many pages as are wanted, in one; says how to go on where there is more. */
    public <T> List<T> read(Session session, Source<T> source) {
        requireLimit(session);
        List<T> items = new ArrayList<>();
        String next = cursor;
        do {
            int wanted = all ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, limit - items.size());
            Page<T> page = source.page(wanted, next);
            items.addAll(page.items());
            next = page.nextCursor();
        } while (next != null && (all || items.size() < limit));
        if (next != null) session.output().message(session.texts(Paging.class).text("more", next));
        return items;
    }

    /** As many as are wanted of all, in another order than the server's. */
    public <T> List<T> sorted(Session session, Source<T> source, Comparator<? super T> order) {
        requireLimit(session);
        List<T> items = new ArrayList<>();
        String next = null;
        do {
            Page<T> page = source.page(MOST_AT_ONCE, next);
            items.addAll(page.items());
            next = page.nextCursor();
        } while (next != null);
        items.sort(order);
        if (all || items.size() <= limit) return items;
        session.output().message(session.texts(Paging.class).text("more.all", items.size() - limit));
        return items.subList(0, limit);
    }

    private void requireLimit(Session session) {
        if (limit < 1)
            throw new CommandFailure(ExitCode.USAGE, session.texts(Paging.class).text("limit.bad", limit));
    }
}

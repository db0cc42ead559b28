package io.linkloom.server.journal;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.EventCodec;
import io.linkloom.server.storage.Database;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The journal in tables. Appending belongs to one thread and its connection; reading takes connections of its own. */
public final class JdbcJournal implements Journal, AutoCloseable {
    /** A row holds at most so many bytes of events; H2 takes no more than 1 MiB in one value. */
    private static final int CHUNK_BYTES = 1_000_000;

    private final Database database;
    private @Nullable JournalStatements statements;

    public JdbcJournal(Database database) {
        this.database = database;
    }

    @Override
    public void append(Commit commit) throws JournalException {
        try {
            JournalStatements open = statements;
            if (open == null) statements = open = new JournalStatements(database.openForJournal());
            open.write(commit, CHUNK_BYTES);
            database.afterCommit(open.connection());
        } catch (FencedException | StartKeyTakenException | ExecutionGoneException e) {
            rollback();
            throw e;
        } catch (SQLException e) {
            drop();
            throw new JournalException("The journal could not be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // What was written so far must not become durable with the next commit.
            drop();
            throw e;
        }
    }

    private void rollback() throws JournalException {
        try {
            if (statements != null) statements.connection().rollback();
        } catch (SQLException e) {
            drop();
            throw new JournalException("The journal could not be rolled back: " + e.getMessage(), e);
        }
    }

    /** A connection of which nothing is known any more is given up; the next commit opens a new one. */
    private void drop() {
        JournalStatements old = statements;
        statements = null;
        if (old != null) old.discard();
    }

    @Override
    public boolean contains(Commit.ShardMark mark) throws JournalException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement wait = connection.prepareStatement("select id from shard where id=? for update");
                PreparedStatement look =
                        connection.prepareStatement("select count(*) from journal where id=? and epoch=?")) {
            connection.setAutoCommit(false);
            try {
                // The commit may be under way still, on a connection of which nothing is heard any more: it holds this
                // row until it
                // has ended, one way or the other.
                wait.setInt(1, mark.shard());
                wait.executeQuery().close();
                look.setLong(1, RowId.of(mark.shard(), mark.position(), 0));
                look.setLong(2, mark.epoch());
                try (ResultSet rows = look.executeQuery()) {
                    return rows.next() && rows.getLong(1) > 0;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new JournalException("The journal could not be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public void probe(int shard) throws JournalException {
        try (Connection connection = database.openForJournal();
                PreparedStatement update =
                        connection.prepareStatement("update shard set position=position where id=?")) {
            connection.setAutoCommit(false);
            update.setInt(1, shard);
            update.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new JournalException("The journal takes no commits: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Event> events(String execution) throws JournalException {
        return eventsBelow(execution, Long.MAX_VALUE);
    }

    @Override
    public List<Event> eventsBefore(String execution, int shard, long position) throws JournalException {
        return eventsBelow(execution, RowId.of(shard, position, 0));
    }

    private List<Event> eventsBelow(String execution, long id) throws JournalException {
        String sql = "select events, id from journal where execution=? and id < ? order by id";
        return query(
                sql,
                s -> {
                    s.setString(1, execution);
                    s.setLong(2, id);
                },
                rows -> {
                    List<Event> events = new ArrayList<>();
                    Chunks chunks = new Chunks();
                    while (rows.next()) {
                        byte[] complete = chunks.next(RowId.chunk(rows.getLong(2)), rows.getBytes(1));
                        if (complete.length > 0) events.addAll(EventCodec.read(complete));
                    }
                    if (chunks.hasRest()) events.addAll(EventCodec.read(chunks.rest()));
                    return events;
                });
    }

    @Override
    public List<Entry> after(int shard, long position, int limit) throws JournalException {
        String sql = "select id, execution, events from journal where id >= ? and id < ? order by id" + " fetch first "
                + limit + " rows only";
        @Nullable
        List<Entry> found = query(
                sql,
                s -> {
                    s.setLong(1, RowId.after(shard, position));
                    s.setLong(2, RowId.of(shard + 1, 0, 0));
                },
                rows -> {
                    List<Entry> entries = new ArrayList<>();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    int read = 0;
                    boolean more = rows.next();
                    while (more) {
                        long at = RowId.position(rows.getLong(1));
                        String execution = rows.getString(2);
                        bytes.reset();
                        do {
                            bytes.writeBytes(rows.getBytes(3));
                            read++;
                            more = rows.next();
                        } while (more && RowId.position(rows.getLong(1)) == at);
                        // The limit may have cut the last entry between two of its chunks.
                        if (read < limit)
                            entries.add(new Entry(shard, at, execution, EventCodec.read(bytes.toByteArray())));
                    }
                    return read == limit && entries.isEmpty() ? null : entries;
                });
        return found == null ? after(shard, position, 2 * limit) : found;
    }

    @Override
    public void live(int shard, Consumer<String> visitor) throws JournalException {
        String sql = "select id from execution where shard=? and state in ('QUEUED','RUNNING','PAUSED') order by id";
        query(sql, s -> s.setInt(1, shard), rows -> {
            while (rows.next()) visitor.accept(rows.getString(1));
            return Boolean.TRUE;
        });
    }

    @Override
    public Commit.@Nullable StartKey startKey(String scope, String key) throws JournalException {
        String sql = "select execution, request_hash from start_key where scope=? and start_key=?";
        List<Commit.StartKey> found = query(
                sql,
                s -> {
                    s.setString(1, scope);
                    s.setString(2, key);
                },
                rows -> {
                    List<Commit.StartKey> keys = new ArrayList<>(1);
                    if (rows.next()) keys.add(new Commit.StartKey(scope, key, rows.getString(1), rows.getLong(2)));
                    return keys;
                });
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public void close() {
        drop();
    }

    private <T extends @Nullable Object> T query(String sql, Binding binding, Reading<T> reading)
            throws JournalException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException e) {
            throw new JournalException("The journal could not be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Puts rows that were cut into chunks together again. */
    private static final class Chunks {
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

        /** The bytes before this chunk if it begins a new row, else nothing. */
        byte[] next(int chunk, byte[] bytes) {
            byte[] complete = chunk == 0 ? rest() : new byte[0];
            pending.writeBytes(bytes);
            return complete;
        }

        boolean hasRest() {
            return pending.size() > 0;
        }

        byte[] rest() {
            byte[] rest = pending.toByteArray();
            pending.reset();
            return rest;
        }
    }

    static List<byte[]> cut(byte[] bytes, int size) {
        if (bytes.length <= size) return List.of(bytes);
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            chunks.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        return chunks;
    }
}

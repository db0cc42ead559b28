package io.linkloom.client.callback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers outputs in a table, for backends of several instances and beyond a restart; on PostgreSQL and H2.
 *
 * <p>Who does the work holds its row for a minute at a time. An instance that dies leaves it to another one after that; their clocks may
 * differ by some seconds. Each step is a transaction of its own, never that of the caller: a crash between the work and the note that it
 * is done makes it be done again.
 */
public final class JdbcProcessedTasks implements ProcessedTasks {
    /** Where the script that makes the table lies on the class path, for those who keep their schema themselves. */
    public static final String SCRIPT = "/io/linkloom/client/callback/processed-tasks.sql";

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Duration age;
    private final AtomicLong cleanAgain = new AtomicLong();

    /** @param age how long outputs are kept: longer than the retries and timeouts of any task go on */
    public JdbcProcessedTasks(DataSource source, Duration age) {
        this(source, age, InstantSource.system());
    }

    JdbcProcessedTasks(DataSource source, Duration age, InstantSource clock) {
        this.database = new Database(source);
        this.age = age;
        this.clock = clock;
    }

    /** Makes the table where it is missing. */
    public void createTable() {
        String script = script();
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String command : script.split(";\\s*\\R", -1)) {
                    if (!command.isBlank()) statement.execute(command);
                }
            }
            return true;
        });
    }

    @Override
    public Claim claim(String key) {
        clean();
        Claim.Mine mine = new Claim.Mine(key, UUID.randomUUID().toString());
        while (true) {
            Row row = read(key);
            if (row == null) {
                if (insert(mine)) return mine;
                continue;
            }
            String output = row.output();
            if (output != null) return new Claim.Done(output);
            if (row.heldUntil() > clock.millis()) return new Claim.Others();
            if (takeOver(row, mine)) return mine;
        }
    }

    @Override
    public void renew(Claim.Mine claim) {
        database.changesOne(
                "UPDATE link_loom_processed_task SET held_until = ? WHERE task_key = ? AND holder = ? AND output IS NULL",
                leaseEnd(),
                claim.key(),
                claim.holder());
    }

    @Override
    public void succeeded(Claim.Mine claim, String output) {
        database.changesOne(
                "UPDATE link_loom_processed_task SET output = ?, held_until = ? WHERE task_key = ? AND holder = ?",
                output,
                clock.millis(),
                claim.key(),
                claim.holder());
    }

    @Override
    public void failed(Claim.Mine claim) {
        database.changesOne(
                "DELETE FROM link_loom_processed_task WHERE task_key = ? AND holder = ? AND output IS NULL",
                claim.key(),
                claim.holder());
    }

    @Override
    public void forget(String key) {
        database.changesOne("DELETE FROM link_loom_processed_task WHERE task_key = ? AND output IS NOT NULL", key);
    }

    /** @param output null while the work is not done */
    private record Row(
            String holder, long heldUntil, @Nullable String output) {}

    private @Nullable Row read(String key) {
        return database.<@Nullable Row>run(connection -> {
            String sql = "SELECT holder, held_until, output FROM link_loom_processed_task WHERE task_key = ?";
            try (PreparedStatement statement = Database.prepared(connection, sql, key);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Row(rows.getString(1), rows.getLong(2), rows.getString(3)) : null;
            }
        });
    }

    /** False when somebody else was faster. */
    private boolean insert(Claim.Mine mine) {
        try {
            return database.changesOne(
                    "INSERT INTO link_loom_processed_task (task_key, holder, held_until) VALUES (?, ?, ?)",
                    mine.key(),
                    mine.holder(),
                    leaseEnd());
        } catch (Database.DuplicateException e) {
            return false;
        }
    }

    /** False when its holder is alive after all, or somebody else was faster. */
    private boolean takeOver(Row row, Claim.Mine mine) {
        return database.changesOne(
                "UPDATE link_loom_processed_task SET holder = ?, held_until = ?"
                        + " WHERE task_key = ? AND holder = ? AND held_until = ? AND output IS NULL",
                mine.holder(),
                leaseEnd(),
                mine.key(),
                row.holder(),
                row.heldUntil());
    }

    /** Takes away what nobody asks for any more, now and then: done long ago, or left lying. */
    private void clean() {
        long now = clock.millis();
        long due = cleanAgain.get();
        if (now < due || !cleanAgain.compareAndSet(due, now + BETWEEN_CLEANINGS.toMillis())) return;
        database.changesOne("DELETE FROM link_loom_processed_task WHERE held_until < ?", now - age.toMillis());
    }

    private long leaseEnd() {
        return clock.millis() + LEASE.toMillis();
    }

    private static String script() {
        try (InputStream script = JdbcProcessedTasks.class.getResourceAsStream(SCRIPT)) {
            if (script == null) throw new IllegalStateException(SCRIPT + " is missing in the jar");
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

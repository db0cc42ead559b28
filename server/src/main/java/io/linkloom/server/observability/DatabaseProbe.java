package io.linkloom.server.observability;

import io.linkloom.server.storage.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the database answers. One question at a time, on a thread of its own; whoever wants to know waits for a moment only. */
@Component
class DatabaseProbe {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int VALID_SECONDS = 1;

    private final Database database;
    private final AtomicReference<@Nullable Question> last = new AtomicReference<>();

    private record Question(CompletableFuture<Boolean> answer, long askedNanos) {
        boolean isUnderWayOrFresh() {
            return !answer.isDone() || System.nanoTime() - askedNanos < FRESH.toNanos();
        }
    }

    DatabaseProbe(Database database) {
        this.database = database;
    }

    boolean answers() {
        Question question = last.get();
        if (question == null || !question.isUnderWayOrFresh()) question = ask(question);
        try {
            return question.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Question ask(@Nullable Question before) {
        Question question = new Question(new CompletableFuture<>(), System.nanoTime());
        if (!last.compareAndSet(before, question)) return java.util.Objects.requireNonNull(last.get());
        Thread.ofVirtual().name("database-probe").start(() -> question.answer().complete(isValid()));
        return question;
    }

    private boolean isValid() {
        try (Connection connection = database.pool().getConnection()) {
            return connection.isValid(VALID_SECONDS);
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}

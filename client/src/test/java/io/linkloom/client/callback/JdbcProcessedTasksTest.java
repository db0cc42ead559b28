package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.callback.ProcessedTasks.Claim;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcProcessedTasksTest {

    /** What a memory can do beyond one process. */
    abstract static class Contract extends ProcessedTasksContract {
        final DataSource database = database();

        /** Nothing in it. */
        abstract DataSource database();

        @Override
        ProcessedTasks empty() {
            JdbcProcessedTasks tasks = process();
            tasks.createTable();
            return tasks;
        }

        private JdbcProcessedTasks process() {
            return new JdbcProcessedTasks(database, AGE, () -> now);
        }

        @Test
        void aTableThatIsThereIsKept() {
            ProcessedTasks tasks = empty();
            tasks.succeeded(mine(tasks, "a"), "1");

            process().createTable();

            assertThat(process().claim("a")).isEqualTo(new Claim.Done("1"));
        }

        @Test
        void theWorkOfAProcessThatDiedIsTakenOverAfterAMinute() {
            Claim.Mine ofTheDead = mine(empty(), "a");
            ProcessedTasks other = process();
            now = now.plusSeconds(59);
            assertThat(other.claim("a")).isInstanceOf(Claim.Others.class);

            now = now.plusSeconds(1);
            Claim.Mine taken = mine(other, "a");

            assertThat(process().claim("a")).isInstanceOf(Claim.Others.class);
            process().failed(ofTheDead);
            assertThat(process().claim("a")).isInstanceOf(Claim.Others.class);
            process().succeeded(ofTheDead, "late");
            assertThat(process().claim("a")).isInstanceOf(Claim.Others.class);
            other.succeeded(taken, "1");
            assertThat(process().claim("a")).isEqualTo(new Claim.Done("1"));
        }

        @Test
        void whoRenewsKeepsIt() {
            ProcessedTasks tasks = empty();
            Claim.Mine claim = mine(tasks, "a");
            for (int i = 0; i < 5; i++) {
                now = now.plus(Duration.ofSeconds(40));
                tasks.renew(claim);
            }
            assertThat(process().claim("a")).isInstanceOf(Claim.Others.class);
        }

        @Test
        void aConnectionThatDoesNotCommitByItselfIsGivenBackAsItWas() throws Exception {
            try (Connection connection = database.getConnection()) {
                ProcessedTasks tasks = new JdbcProcessedTasks(OneConnection.over(connection), AGE, () -> now);
                empty();

                mine(tasks, "a");

                assertThat(process().claim("a")).isInstanceOf(Claim.Others.class);
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @Nested
    class OnH2 extends Contract {
        @Override
        DataSource database() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }
    }

    @Nested
    class OnPostgres extends Contract {
        private static EmbeddedPostgres postgres;

        @BeforeAll
        static void start() throws IOException {
            postgres = EmbeddedPostgres.builder().start();
        }

        @AfterAll
        static void stop() throws IOException {
            postgres.close();
        }

        @Override
        DataSource database() {
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("CREATE DATABASE " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return postgres.getDatabase("postgres", name);
        }
    }
}

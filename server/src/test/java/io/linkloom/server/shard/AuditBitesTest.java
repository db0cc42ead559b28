package io.linkloom.server.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An audit that finds nothing is worth something only if it finds what is there. */
@OnBothDatabases
class AuditBitesTest {
    private final TestDatabase database;

    AuditBitesTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
    }

    @BeforeEach
    void runSomething() {
        try (TestEngine engine = new TestEngine(database, new ScriptedRunner())) {
            engine.register(Workflows.CHAIN);
            engine.await(engine.start("chain"), ExecutionState.SUCCEEDED);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update task_run set state = 'RUNNING' where task = 1   | should be
            update execution set state = 'RUNNING'                 | should be
            delete from task_run where task = 2                    | rows
            delete from journal where id = (select max(id) from journal) | entries
            update shard set position = position + 1               | entries
            """)
    void damageIsFound(String damage, String finding) {
        assertThat(JournalAudit.findings(database)).isEmpty();
        database.execute(damage);
        assertThat(JournalAudit.findings(database)).anyMatch(found -> found.contains(finding));
    }
}

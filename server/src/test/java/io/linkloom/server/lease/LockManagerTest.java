package io.linkloom.server.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Notifications;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who owns the shards, and when another one may have them; on the database that several processes share. */
class LockManagerTest {
    private static final int SHARDS = 3;

    private final TestDatabase database = TestDatabase.of(TestDatabase.Kind.POSTGRESQL);
    private final AtomicInteger lost = new AtomicInteger();
    private final List<LockManager> managers = new ArrayList<>();

    @AfterEach
    void close() {
        managers.forEach(LockManager::close);
        database.close();
    }

    private LockManager manager(String name) {
        LockManager manager = new LockManager(database.database(), name, lost::incrementAndGet);
        managers.add(manager);
        return manager;
    }

    private static List<ShardTable.Claim> claim(LockManager manager) {
        try {
            return manager.claim(SHARDS);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String owner() {
        return String.valueOf(
                database.rows("select distinct owner from shard").getFirst().getFirst());
    }

    @Test
    void everyClaimGetsAllShardsWithANewEpoch() {
        LockManager first = manager("first");
        assertThat(claim(first)).extracting(ShardTable.Claim::shard).containsExactly(0, 1, 2);
        assertThat(first.isHeld()).isTrue();
        first.release();
        assertThat(first.isHeld()).isFalse();
        assertThat(claim(manager("second"))).extracting(ShardTable.Claim::epoch).containsExactly(2L, 2L, 2L);
        assertThat(owner()).isEqualTo("second");
    }

    @Test
    void whoComesSecondWaitsUntilTheFirstGivesBackAndHearsOfIt() {
        LockManager first = manager("first");
        claim(first);
        LockManager second = manager("second");
        AtomicInteger heard = new AtomicInteger();
        try (Notifications notifications = new Notifications(database.database())) {
            notifications.on(LockManager.CHANNEL, () -> {
                heard.incrementAndGet();
                second.look();
            });
            notifications.start();
            Await.until("it listens", () -> heard.get() == 1);
            CompletableFuture<List<ShardTable.Claim>> claims = CompletableFuture.supplyAsync(() -> claim(second));
            assertThat(owner()).isEqualTo("first");
            assertThat(claims).isNotDone();
            first.release();
            assertThat(claims.join()).hasSize(SHARDS);
            Await.until("it was told", () -> heard.get() == 2);
        }
        assertThat(second.isHeld()).isTrue();
        assertThat(lost).hasValue(0);
    }

    @Test
    void theShardsOfADeadProcessAreTakenOnceItsLeaseHasLapsedAndNotBefore() {
        claim(manager("before"));
        managers.getFirst().release();
        database.execute(
                "insert into replica (id, lease_until) values ('dead', current_timestamp + interval '1' second)");
        database.execute("update shard set owner='dead'");
        claim(manager("next"));
        assertThat(owner()).isEqualTo("next");
        assertThat(database.number("select count(*) from replica where id='dead'"))
                .isZero();
        assertThat(database.number("select min(epoch) from shard")).isEqualTo(2);
    }

    @Test
    void anOwnerThatWasTakenForDeadLearnsIt() {
        LockManager first = manager("first");
        claim(first);
        database.execute("delete from replica where id='first'");
        Await.until("it is told", () -> lost.get() == 1);
        assertThat(first.isHeld()).isFalse();
        assertThat(first.awaitHeld()).isFalse();
    }

    @Test
    void nothingLeavesWhileTheLeaseCannotBeRenewedAndEverythingOnceItCan() throws SQLException {
        LockManager owner = manager("owner");
        claim(owner);
        CompletableFuture<Boolean> leaves;
        try (Connection blocking = database.database().pool().getConnection();
                Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("select id from replica for update");
            Await.until("the lease is not held", () -> !owner.isHeld());
            leaves = CompletableFuture.supplyAsync(owner::awaitHeld);
            assertThat(leaves).isNotDone();
            blocking.rollback();
        }
        assertThat(leaves.join()).isTrue();
        assertThat(lost).hasValue(0);
    }
}

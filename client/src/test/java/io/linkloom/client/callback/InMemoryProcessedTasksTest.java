package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.callback.ProcessedTasks.Claim;
import org.junit.jupiter.api.Test;

class InMemoryProcessedTasksTest extends ProcessedTasksContract {
    @Override
    ProcessedTasks empty() {
        return new InMemoryProcessedTasks(() -> now, 100, 2_000_000, AGE);
    }

    @Test
    void theOldestMakeRoomWhenThereAreTooMany() {
        ProcessedTasks tasks = new InMemoryProcessedTasks(() -> now, 3, 1_000, AGE);
        for (int i = 1; i <= 5; i++) tasks.succeeded(mine(tasks, "key-" + i), "" + i);

        assertThat(tasks.claim("key-5")).isEqualTo(new Claim.Done("5"));
        assertThat(tasks.claim("key-3")).isEqualTo(new Claim.Done("3"));
        assertThat(tasks.claim("key-2")).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void theOldestMakeRoomWhenTheyAreTooLarge() {
        ProcessedTasks tasks = new InMemoryProcessedTasks(() -> now, 100, 1_000, AGE);
        for (int i = 1; i <= 3; i++) tasks.succeeded(mine(tasks, "key-" + i), "x".repeat(400));

        assertThat(tasks.claim("key-3")).isInstanceOf(Claim.Done.class);
        assertThat(tasks.claim("key-2")).isInstanceOf(Claim.Done.class);
        assertThat(tasks.claim("key-1")).isInstanceOf(Claim.Mine.class);
    }
}

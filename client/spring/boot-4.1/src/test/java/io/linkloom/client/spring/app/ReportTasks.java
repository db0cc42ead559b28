package io.linkloom.client.spring.app;

import io.linkloom.client.callback.PermanentTaskException;
import io.linkloom.client.callback.TaskContext;
import io.linkloom.client.callback.TaskEnvelope;
import io.linkloom.client.callback.TaskLog;
import io.linkloom.client.spring.LoomTask;
import io.linkloom.client.spring.UpstreamOutput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

@Component
public class ReportTasks {
    private final AtomicInteger fetched = new AtomicInteger();

    public record Order(String region, @Nullable LocalDate day, int limit) {}

    public record Fetched(int rows, List<String> files, int times) {}

    public record Processed(int processed) {}

    @LoomTask("fetch-data")
    Fetched fetch(Order order, TaskLog log) {
        log.info("fetching " + order.region());
        return new Fetched(order.limit() * 6, List.of("a.csv", "b.csv"), fetched.incrementAndGet());
    }

    @LoomTask(value = "process", async = true)
    public Processed process(@UpstreamOutput("fetch_data") Fetched fetched, TaskContext task)
            throws InterruptedException {
        for (int page = 0; page < 10; page++) {
            task.log().info("page " + page);
            Thread.sleep(Duration.ofMillis(250).toMillis());
        }
        return new Processed(fetched.rows());
    }

    @LoomTask("send-email")
    public CompletionStage<Map<String, Object>> send(@UpstreamOutput("process_data") Processed processed) {
        return CompletableFuture.supplyAsync(() -> Map.of("sent", true, "subject", processed.processed() + " rows"));
    }

    @LoomTask("who-asks")
    Map<String, Object> whoAsks(TaskEnvelope envelope, TaskContext task) {
        return Map.of(
                "workflow", envelope.execution().workflow(),
                "attempt", task.attempt(),
                "mdc", MDC.get("loomTask") + " " + MDC.get("loomAttempt"),
                "sameTrace",
                        String.valueOf(MDC.get("traceId")).equals(task.trace().traceId()));
    }

    @LoomTask("nothing")
    void nothing() {}

    @LoomTask("fails")
    void fails() {
        throw new IllegalStateException("The database is restarting");
    }

    @LoomTask("fails-for-good")
    void failsForGood() {
        throw new PermanentTaskException("There is no region west");
    }
}

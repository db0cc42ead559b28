package com.example.report;

import io.linkloom.client.callback.TaskContext;
import io.linkloom.client.callback.TaskEnvelope;
import io.linkloom.client.spring.LoomTask;
import io.linkloom.client.spring.UpstreamOutput;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The work itself: replace this by yours. Nothing is really fetched, and nobody gets mail. */
@Component
class ReportTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ReportTasks.class);
    private static final int ROWS = 42;

    private final Counters counters;
    private final long workMillis;

    ReportTasks(Counters counters, @Value("${WORK_MILLIS:500}") long workMillis) {
        this.counters = counters;
        this.workMillis = workMillis;
    }

    record Fetched(int rows, List<String> files) {}

    record Processed(int processed) {}

    record Sent(boolean sent, String to) {}

    @LoomTask("fetch-data")
    Fetched fetchData(TaskEnvelope envelope) throws InterruptedException {
        LOG.info("Orders for {}", envelope.execution().id());
        Thread.sleep(200);
        counters.done("fetch-data");
        return new Fetched(ROWS, List.of("orders-1.csv", "orders-2.csv", "orders-3.csv"));
    }

    /** Takes its time: the server is answered 202 and called back. */
    @LoomTask(value = "process", async = true)
    Processed process(@UpstreamOutput(value = "fetch_data", required = false) Fetched fetched, TaskContext task)
            throws InterruptedException {
        int rows = fetched == null ? ROWS : fetched.rows();
        task.log().info(rows + " rows to process");
        long start = System.currentTimeMillis();
        for (long worked = 0; worked < workMillis; worked = System.currentTimeMillis() - start) {
            task.heartbeat((double) worked / workMillis, "row " + rows * worked / workMillis + " of " + rows);
            Thread.sleep(Math.min(1000, workMillis - worked));
        }
        counters.done("process");
        return new Processed(rows);
    }

    @LoomTask("send-email")
    Sent sendEmail() {
        counters.done("send-email");
        return new Sent(true, "team@example.com");
    }
}

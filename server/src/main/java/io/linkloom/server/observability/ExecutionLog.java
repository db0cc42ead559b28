package io.linkloom.server.observability;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.shard.CommitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** Writes beginnings and ends of executions to the log of the server, for those who switched it on: at DEBUG, for there can be thousands a second. */
@Component
class ExecutionLog implements CommitListener {
    private static final Logger log = LoggerFactory.getLogger("io.linkloom.server.execution");

    @Override
    public void committed(ExecutionHeader header, Entry entry) {
        if (!log.isDebugEnabled()) return;
        for (Event event : entry.events()) {
            switch (event) {
                case Event.ExecutionCreated created -> line(header, "began");
                case Event.ExecutionSucceeded ended -> line(header, "succeeded");
                case Event.ExecutionFailed ended ->
                    line(
                            header,
                            "failed: " + ended.cause().code() + " "
                                    + ended.cause().message());
                case Event.ExecutionCancelled ended -> line(header, "was cancelled");
                case Event.ExecutionTimedOut ended -> line(header, "timed out");
                case Event.ExecutionReopened opened -> line(header, "was opened again");
                case Event.TaskDead dead ->
                    builder(header)
                            .addKeyValue("task", dead.task())
                            .addKeyValue("attempt", dead.attempt())
                            .log(
                                    "Task {} of {} is dead: {} {}",
                                    dead.task(),
                                    header.id(),
                                    dead.failure().code(),
                                    dead.failure().message());
                case Event.OfExecution other -> {}
                case Event.OfTask other -> {}
            }
        }
    }

    private static void line(ExecutionHeader header, String what) {
        builder(header).log("Execution {} of {}:{} {}", header.id(), header.namespace(), header.workflow(), what);
    }

    private static LoggingEventBuilder builder(ExecutionHeader header) {
        return log.atLevel(Level.DEBUG)
                .addKeyValue("execution", header.id())
                .addKeyValue("workflow", header.workflow())
                .addKeyValue("namespace", header.namespace());
    }
}

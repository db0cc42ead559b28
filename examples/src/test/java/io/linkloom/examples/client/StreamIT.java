package io.linkloom.examples.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.LogLine;
import io.linkloom.api.StreamEvent;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.EventType;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LogQuery;
import io.linkloom.client.LogStream;
import io.linkloom.client.ServerEvent;
import io.linkloom.examples.stage.LoomServer;
import io.linkloom.examples.stage.SharedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events and log lines come whole and once, whatever happens to the connection in between. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class StreamIT {
    private final LoomServer server;

    StreamIT(LoomServer server) {
        this.server = server;
    }

    @Test
    void noEventIsLostOrToldTwiceWhenConnectionsBreak() throws Exception {
        server.client().registerWorkflow("""
                id: client-stream
                tasks:
                  - {id: a, type: wait, duration: 200ms, forEach: "${{ [1, 2, 3, 4, 5, 6] }}", maxParallel: 1}
                """);
        try (FrailWay way = new FrailWay(server.url());
                EventStream events = LinkLoomClient.builder()
                        .url(way.url())
                        .build()
                        .events(EventQuery.all().ofWorkflow("client-stream"))) {
            String id = server.client().trigger("client-stream").id();
            List<StreamEvent> told = new ArrayList<>();
            for (ServerEvent event : events) {
                ServerEvent.Change change = (ServerEvent.Change) event;
                told.add(change.event());
                if (told.size() % 5 == 0) way.breakAll();
                if (change.type() == EventType.EXECUTION
                        && change.event().state().equals("SUCCEEDED")) break;
            }

            assertThat(way.broken()).isGreaterThan(2);
            assertThat(told).allSatisfy(event -> assertThat(event.execution()).isEqualTo(id));
            assertThat(told)
                    .extracting(StreamEvent::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, told.size()).boxed().toList());
            assertThat(told).hasSameSizeAs(server.client().executions().timeline(id));
        }
    }

    @Test
    void noLineIsLostOrToldTwiceWhenConnectionsBreak() throws Exception {
        server.client().registerWorkflow("""
                id: client-lines
                tasks:
                  - id: say
                    type: shell
                    command: for i in 1 2 3 4 5 6 7 8; do echo "рядок $i"; sleep 0.2; done
                """);
        String id = server.client().trigger("client-lines").id();
        try (FrailWay way = new FrailWay(server.url());
                LogStream log = LinkLoomClient.builder()
                        .url(way.url())
                        .build()
                        .executions()
                        .followLogs(id, LogQuery.all().ofTask("say"))) {
            List<String> said = new ArrayList<>();
            for (LogLine line : log) {
                said.add(line.message());
                if (said.size() % 3 == 0) way.breakAll();
            }

            assertThat(way.broken()).isGreaterThan(1);
            assertThat(said)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 8)
                            .mapToObj(i -> "рядок " + i)
                            .toList());
        }
    }

    @Test
    void theEndIsHeardOfThoughConnectionsBreak() throws Exception {
        server.client().registerWorkflow("id: client-wait\ntasks:\n  - {id: w, type: wait, duration: 1s}\n");
        try (FrailWay way = new FrailWay(server.url())) {
            LinkLoomClient client = LinkLoomClient.builder().url(way.url()).build();
            var ended = client.async().await(client.trigger("client-wait").id(), Duration.ofMinutes(1));
            way.awaitConnections(2);
            way.breakAll();

            assertThat(ended.get().state().isEnded()).isTrue();
        }
    }
}

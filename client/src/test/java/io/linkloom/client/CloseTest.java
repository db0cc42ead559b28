package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CloseTest {
    private static long connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SelectorManager"))
                .count();
    }

    /** The JDK's thread that waits at the connections would hold a command up that has nothing more to do. */
    @Test
    void aClosedClientLeavesNoThreadBehind() {
        try (StubServer server = new StubServer()) {
            long before = connectionThreads();
            LinkLoomClient client = LinkLoomClient.builder().url(server.url()).build();
            assertThatThrownBy(() -> client.workflows().list(WorkflowQuery.newest(50)))
                    .isInstanceOf(LinkLoomException.class);
            assertThat(connectionThreads()).isEqualTo(before + 1);
            client.close();
            assertThat(connectionThreads()).isEqualTo(before);
        }
    }
}

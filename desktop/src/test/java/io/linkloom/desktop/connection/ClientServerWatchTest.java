package io.linkloom.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import io.linkloom.desktop.connection.Sight.Offline;
import io.linkloom.desktop.connection.Sight.Online;
import io.linkloom.desktop.connection.Sight.Reason;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientServerWatchTest {
    private static final String META = "GET /api/meta";
    private final StubServer server = new StubServer();
    private final ClientServerWatch watch = new ClientServerWatch("secret", Locale.ENGLISH);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void seesVersionAndNewestExecutions() {
        server.answers(META, 200, "{\"version\": \"1.2.3\", \"serverTime\": \"2026-01-02T03:04:05Z\"}")
                .answers("GET /api/executions", 200, """
                        {"items": [{"id": "exec-1", "workflow": "daily-report", "version": 1, "namespace": "default",
                         "state": "RUNNING", "trigger": "api", "createdAt": "2026-01-02T03:04:05Z"}]}""");

        assertThat(watch.look(server.url())).isInstanceOfSatisfying(Online.class, online -> {
            assertThat(online.version()).isEqualTo("1.2.3");
            assertThat(online.executions())
                    .singleElement()
                    .satisfies(e -> assertThat(e.id()).isEqualTo("exec-1"));
        });
        assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer secret");
    }

    @Test
    void tellsWhyThereIsNothingToSee() {
        assertThat(watch.look("nowhere")).isEqualTo(new Offline(Reason.BAD_ADDRESS, ""));

        server.answersProblem(META, 401, "unauthorized", "Who are you", "a token is needed");
        assertThat(watch.look(server.url())).isEqualTo(new Offline(Reason.FORBIDDEN, "Who are you: a token is needed"));

        server.close();
        assertThat(watch.look(server.url())).isEqualTo(new Offline(Reason.UNREACHABLE, ""));
    }

    @Test
    void whatIsNoLinkLoomServerIsSaidToBeNone() {
        server.answers(META, 200, "<html>Hello</html>");

        assertThat(watch.look(server.url())).isInstanceOfSatisfying(Offline.class, offline -> {
            assertThat(offline.reason()).isEqualTo(Reason.REFUSED);
            assertThat(offline.detail()).contains("no Link Loom server");
        });
    }
}

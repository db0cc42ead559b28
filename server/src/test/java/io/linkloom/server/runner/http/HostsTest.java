package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linkloom.server.runner.Await;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Names are resolved within the deadline, once for all who ask. */
class HostsTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceForAWhile() throws Exception {
        try (Hosts hosts = new Hosts(host -> {
            asked.incrementAndGet();
            return InetAddress.getAllByName("127.0.0.1");
        })) {
            for (int i = 0; i < 5; i++) {
                assertThat(hosts.resolve("reports", Duration.ofSeconds(5))).hasSize(1);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void neitherOutlastsTheDeadlineNorGathersThreadsOnANameThatHangs() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (Hosts hosts = new Hosts(host -> {
            asked.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return InetAddress.getAllByName("127.0.0.1");
        })) {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> hosts.resolve("reports", Duration.ofMillis(5)))
                        .isInstanceOf(TimeoutException.class);
            }
            assertThat(asked).hasValue(1);

            answer.countDown();
            assertThat(hosts.resolve("reports", Duration.ofSeconds(5))).hasSize(1);
        }
    }

    @Test
    void asksAgainForANameThatWasUnknown() throws Exception {
        try (Hosts hosts = new Hosts(host -> {
            if (asked.incrementAndGet() == 1) throw new UnknownHostException(host);
            return InetAddress.getAllByName("127.0.0.1");
        })) {
            assertThatThrownBy(() -> hosts.resolve("reports", Duration.ofSeconds(5)))
                    .isInstanceOf(UnknownHostException.class);
            Await.until("it is known", () -> isKnown(hosts));
        }
    }

    private static boolean isKnown(Hosts hosts) {
        try {
            return hosts.resolve("reports", Duration.ofSeconds(5)).size() == 1;
        } catch (UnknownHostException | TimeoutException | InterruptedException e) {
            return false;
        }
    }
}

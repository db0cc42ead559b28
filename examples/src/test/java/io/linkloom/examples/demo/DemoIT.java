package io.linkloom.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void theDailyReportSucceedsWithARetryAndNothingIsLeftBehind() throws Exception {
        try (DemoRun demo = new DemoRun(folder, "--once", "--port=0")) {
            assertThat(demo.awaitEnd()).as(demo.output()).isZero();
            assertThat(demo.output())
                    .containsPattern("fetch_data +SUCCEEDED +1 attempt ")
                    .containsPattern("process, attempt 1: answers 503 on purpose")
                    .containsPattern("process_data +RETRYING +1 attempt ")
                    .containsPattern("process_data +SUCCEEDED +2 attempts ")
                    .containsPattern("send_email +SUCCEEDED +1 attempt ")
                    .contains("SUCCEEDED in ", "\"total\":819.0", "\"subject\":\"Sales: 819.0\"");
            assertThat(demo.children()).hasSize(2).noneMatch(DemoRun::isAlive);
        }
    }

    @Test
    void aBackendThatFailsForGoodMakesTheOutcomeFailed() throws Exception {
        try (DemoRun demo = new DemoRun(folder, "--once", "--port=0", "--fail=process")) {
            assertThat(demo.awaitEnd()).as(demo.output()).isEqualTo(10);
            assertThat(demo.output())
                    .containsPattern("process_data +DEAD +3 attempts ")
                    .containsPattern("send_email +UPSTREAM_FAILED")
                    .contains("FAILED in ", "first cause: process_data");
            assertThat(demo.children()).hasSize(2).noneMatch(DemoRun::isAlive);
        }
    }

    @Test
    void itStaysUntilItIsInterruptedAndTakesItsChildrenAlong() throws Exception {
        try (DemoRun demo = new DemoRun(folder, "--port=0")) {
            demo.await("Ctrl-C ends everything");
            assertThat(demo.children()).hasSize(2).allMatch(DemoRun::isAlive);
            demo.interrupt();
            demo.awaitEnd();
            assertThat(demo.children()).noneMatch(DemoRun::isAlive);
            assertThat(demo.output())
                    .contains("Where to look next", "workflow trigger daily-report --wait", "Both have ended");
        }
    }

    @Test
    void aTakenPortIsSaidInWords() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoRun demo = new DemoRun(folder, "--once", "--port=" + taken.getLocalPort())) {
            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.output())
                    .contains("Port " + taken.getLocalPort() + " is taken")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aFolderWithoutAServerIsSaidInWords() throws IOException, InterruptedException {
        try (DemoRun demo = new DemoRun(folder, "--once", "--root=" + folder)) {
            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.output())
                    .contains("link-loom-server.jar, but it is not there")
                    .doesNotContain("Exception");
        }
    }
}

package io.linkloom.examples.backends;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.TaskState;
import io.linkloom.client.LogQuery;
import io.linkloom.examples.stage.Language;
import io.linkloom.examples.stage.LoomServer;
import io.linkloom.examples.stage.SharedServer;
import io.linkloom.examples.stage.UserBackend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The daily report done by the backend in each language: signed, with a 202, delivered twice, killed in between. */
@ExtendWith(SharedServer.class)
class DailyReportIT {

    @ParameterizedTest
    @EnumSource
    void succeedsAndWhatIsDeliveredTwiceIsDoneOnce(Language language, LoomServer server) {
        language.assumePresent();
        DailyReport report = DailyReport.register(server, language);
        try (UserBackend backend = report.startBackend(Map.of())) {
            String id = report.trigger();
            report.awaitSuccess(id);
            assertThat(report.task(id, "process_data").attempts()).isEqualTo(1);
            assertThat(server.client().executions().logText(id, LogQuery.all())).contains("42 rows to process");

            TaskCall again = TaskCall.of("fetch-data", id + "/fetch_data");
            assertThat(UserBackend.json(UserBackend.send(again.request(backend.url()))).path("rows").asInt())
                    .isEqualTo(42);
            assertThat(backend.count("fetch-data", "calls")).isEqualTo(2);
            assertThat(backend.count("fetch-data", "done")).isEqualTo(1);
        }
    }

    /** All languages at once, for most of it is waiting. */
    @Test
    void survivesTheDeathOfTheBackendInTheMiddleOfItsWork(LoomServer server) {
        List<DailyReport> reports = Stream.of(Language.values())
                .filter(Language::isPresent)
                .map(language -> DailyReport.register(server, language))
                .toList();
        Map<DailyReport, UserBackend> first = new LinkedHashMap<>();
        Map<DailyReport, UserBackend> second = new LinkedHashMap<>();
        try {
            reports.forEach(report -> first.put(report, report.startBackend(Map.of("WORK_MILLIS", "600000"))));
            Map<DailyReport, String> ids = new LinkedHashMap<>();
            reports.forEach(report -> ids.put(report, report.trigger()));
            ids.forEach((report, id) -> killAtWork(report, id, requireNonNull(first.get(report))));
            reports.forEach(report -> second.put(report, report.startBackend(Map.of())));
            ids.forEach((report, id) -> {
                report.awaitSuccess(id);
                assertThat(report.task(id, "fetch_data").attempts()).isEqualTo(1);
                assertThat(report.task(id, "process_data").attempts()).isEqualTo(2);
            });
        } finally {
            first.values().forEach(UserBackend::close);
            second.values().forEach(UserBackend::close);
        }
    }

    private static void killAtWork(DailyReport report, String id, UserBackend backend) {
        backend.program()
                .await("work under way", () -> report.task(id, "process_data").state() == TaskState.WAITING);
        backend.program().kill();
    }
}

package io.linkloom.model.yaml;

import static io.linkloom.model.yaml.Documents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.Concurrency;
import io.linkloom.model.definition.RetryPolicy;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkflowReaderTest {
    @Test
    void readsTheDailyReport() {
        ReadResult.Valid read = valid(Documents.dailyReport());

        assertThat(read.warnings()).isEmpty();
        assertThat(read.definition().id()).isEqualTo("daily-report");
        assertThat(read.definition().namespace()).isEqualTo("default");
        assertThat(read.definition().triggers())
                .containsExactly(
                        new Trigger.Cron("0 3 * * *", ZoneOffset.UTC, Trigger.CatchUp.NONE, Duration.ZERO, Map.of()));
        assertThat(read.definition().tasks())
                .extracting(TaskDefinition::id)
                .containsExactly("fetch_data", "process_data", "send_email");
        TaskDefinition fetch = read.definition().tasks().getFirst();
        assertThat(fetch.retry()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(fetch.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(fetch.work()).isInstanceOfSatisfying(TaskWork.Http.class, http -> {
            assertThat(http.method()).isEqualTo("POST");
            assertThat(http.callbackTimeout()).isEqualTo(Duration.ofHours(24));
            assertThat(http.success()).containsExactly(new TaskWork.StatusRange(200, 299));
        });
        assertThat(read.graph().upstream(2)).containsExactly(1);
    }

    @Test
    void readsEverythingThatTheLanguageHas() {
        ReadResult.Valid read = valid(Documents.everything());

        WorkflowDefinition definition = read.definition();
        assertThat(definition.labels()).isEqualTo(Map.of("team", "bi"));
        assertThat(definition.inputs()).containsOnlyKeys("date", "limit", "env", "order", "dir");
        assertThat(definition.triggers()).hasSize(4);
        assertThat(((Trigger.Cron) definition.triggers().get(1)).timezone()).isEqualTo(ZoneId.of("Europe/Kyiv"));
        assertThat(((Trigger.Cron) definition.triggers().get(1)).jitter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(((Trigger.Event) definition.triggers().get(2)).when())
                .isEqualTo(new Expression("event.data.amount > 100"));
        assertThat(definition.concurrency()).isEqualTo(new Concurrency(1, Concurrency.OnLimit.QUEUE));
        assertThat(definition.timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(definition.tasks()).hasSize(8);
        TaskDefinition fetch = definition.tasks().getFirst();
        assertThat(fetch.retry().maxAttempts()).isEqualTo(5);
        assertThat(fetch.retry().on()).isEqualTo(Set.of(409));
        assertThat(definition.tasks().get(1).timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(definition.tasks().get(1).maxParallel()).isEqualTo(10);
        assertThat(definition.outputs()).containsKey("rows");
    }

    @Test
    void defaultsAreForTasksThatDoWork() {
        WorkflowDefinition definition = valid("""
                id: w
                defaults: {retry: {maxAttempts: 7, delay: 2s}, timeout: 5m}
                tasks:
                  - {id: a, type: shell, command: ls, retry: {delay: 3s}}
                  - {id: b, type: wait, duration: 10m}
                  - {id: c, type: approval, timeout: 1d}
                """).definition();

        TaskDefinition shell = definition.tasks().get(0);
        assertThat(shell.retry().maxAttempts()).isEqualTo(7);
        assertThat(shell.retry().delay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(shell.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(definition.tasks().get(1).timeout()).isNull();
        assertThat(definition.tasks().get(1).retry()).isEqualTo(RetryPolicy.ONCE);
        assertThat(definition.tasks().get(2).timeout()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void jsonIsTheSameLanguage() {
        String json = "{\"id\":\"w\",\"tasks\":[{\"id\":\"t\",\"type\":\"shell\",\"command\":\"echo \\u0416\\/\"}]}";

        assertThat(valid(json).definition()).isEqualTo(valid("""
                # in other words
                tasks:
                  - command: 'echo Ж/'
                    type: shell
                    id: t
                id: w
                """).definition());
    }

    @Test
    void theSameInOtherWordsIsEqualAndAChangeIsNot() {
        String document = Documents.everything();

        assertThat(valid(document).definition())
                .isEqualTo(valid("# comment\n" + document.replace("\"0 3 * * *\"", "'0 3 * * *'"))
                        .definition());
        assertThat(valid(document).definition())
                .isNotEqualTo(valid(document.replace("threshold: 0.8", "threshold: 0.9"))
                        .definition());
    }

    @Test
    void plainScalarsFollowTheCoreSchema() {
        TaskDefinition task = valid(Documents.task("""
                type: java
                class: com.acme.Task
                params: {a: yes, b: on, c: 012, d: 0x1F, e: 0o17, f: ~, g: True, h: 1_000, i: 12:30, j: 2026-01-01, k: 1e3, l: '5', m: !!str 7, on: 1}
                """)).definition().tasks().getFirst();

        assertThat(task.params())
                .isEqualTo(
                        new Template.Literal(
                                json(
                                        "{'a':'yes','b':'on','c':12,'d':31,'e':15,'f':null,'g':true,'h':'1_000','i':'12:30','j':'2026-01-01','k':1000.0,'l':'5','m':'7','on':1}")));
    }

    private static Json json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (io.linkloom.model.json.JsonFormatException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExpressionAloneKeepsItsTypeAndOthersBecomeText() {
        TaskDefinition task = valid("""
                id: w
                inputs: {n: {type: int}}
                tasks:
                  - id: t
                    type: java
                    class: T
                    params: {alone: "${{ inputs.n }}", text: "n=${{ inputs.n }}!", map: "${{ {'a': {'b': '}}'}} }}"}
                """).definition().tasks().getFirst();

        assertThat(task.params()).isInstanceOfSatisfying(Template.Mapping.class, mapping -> {
            assertThat(mapping.entries().get("alone")).isEqualTo(new Template.Single(new Expression("inputs.n")));
            assertThat(mapping.entries().get("text"))
                    .isEqualTo(new Template.Text(List.of(
                            new Template.Part.Plain("n="),
                            new Template.Part.Inserted(new Expression("inputs.n")),
                            new Template.Part.Plain("!"))));
            assertThat(mapping.entries().get("map"))
                    .isEqualTo(new Template.Single(new Expression("{'a': {'b': '}}'}}")));
        });
    }

    @Test
    void aliasesAndAByteOrderMarkAreFine() {
        String document =
                "\uFEFFid: w\ntasks:\n  - {id: a, type: shell, command: ls, env: &e {A: x}}\n  - {id: b, type: shell, command: ls, env: *e}\n";

        WorkflowDefinition definition = valid(document).definition();
        assertThat(WorkflowReader.read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReadResult.Valid.class);
        assertThat(definition.tasks().get(1).work())
                .isEqualTo(definition.tasks().get(0).work());
    }

    @Test
    void readsTenThousandTasks() {
        StringBuilder document = new StringBuilder("id: w\ntasks:\n  - {id: t0, type: shell, command: ls}\n");
        for (int i = 1; i < 10_000; i++) {
            document.append("  - {id: t")
                    .append(i)
                    .append(", type: shell, command: ls, dependsOn: [t")
                    .append(i - 1)
                    .append("]}\n");
        }
        valid(document.toString());
        long start = System.nanoTime();

        ReadResult.Valid read = valid(document.toString());

        assertThat(read.graph().size()).isEqualTo(10_000);
        assertThat(read.graph().level(9_999)).isEqualTo(9_999);
        // Anything that grows with the square of that takes many minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }
}

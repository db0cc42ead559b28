package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever adds a call to the server has to say what it is called here. */
class EveryOperationTest {
    private static final Path DOCUMENT =
            Path.of("..", "server", "src", "main", "resources", "openapi", "link-loom.yaml");
    private static final Pattern OPERATION = Pattern.compile("^ +operationId: (\\w+)$", Pattern.MULTILINE);

    /** Those of backends, which are not what this is for. */
    private static final Set<String> OF_BACKENDS = Set.of("callBack", "heartbeat", "callbackLogs");

    private static final String CALLS = """
            registerWorkflow: LinkLoomClient.registerWorkflow
            startExecution: LinkLoomClient.trigger
            postEvent: LinkLoomClient.sendEvent
            stream: LinkLoomClient.events
            meta: LinkLoomClient.meta
            status: LinkLoomClient.status
            listWorkflows: Workflows.list
            getWorkflow: Workflows.get
            putWorkflow: Workflows.put
            deleteWorkflow: Workflows.delete
            listVersions: Workflows.versions
            getVersion: Workflows.version
            getGraph: Workflows.graph
            getLayout: Workflows.layout
            pauseWorkflow: Workflows.pause
            resumeWorkflow: Workflows.resume
            workflowSchema: Workflows.schema
            getSchedule: Schedules.next
            listFirings: Schedules.firings
            backfillWorkflow: Schedules.backfill
            listExecutions: Executions.list
            getExecution: Executions.get
            compareExecutions: Executions.compare
            explainExecution: Executions.explain
            getDigest: Executions.digest
            getTask: Executions.task
            listItems: Executions.items
            approve: Executions.approve
            reject: Executions.reject
            getTimeline: Executions.timeline
            getLogs: Executions.logs
            cancelExecution: Executions.cancel
            pauseExecution: Executions.pause
            resumeExecution: Executions.resume
            rerunExecution: Executions.rerunFailed
            listSecrets: Secrets.list
            getSecret: Secrets.get
            putSecret: Secrets.put
            deleteSecret: Secrets.delete
            listDeadLetters: DeadLetters.list
            requeueDeadLetters: DeadLetters.requeueAll
            discardDeadLetters: DeadLetters.discardAll
            requeueDeadLetter: DeadLetters.requeue
            discardDeadLetter: DeadLetters.discard
            listBackends: Backends.list
            getBackend: Backends.get
            putBackend: Backends.put
            deleteBackend: Backends.delete
            listBackups: Backups.list
            makeBackup: Backups.make
            """;

    @Test
    void everyOperationOfTheServerHasACall() throws IOException {
        Set<String> operations = OPERATION
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        operations.removeAll(OF_BACKENDS);

        assertThat(calls().keySet()).isEqualTo(operations);
    }

    @Test
    void everyCallThatIsNamedHereExists() throws ClassNotFoundException {
        for (String call : calls().values()) {
            String[] parts = call.split("\\.", -1);
            Class<?> room = Class.forName("io.linkloom.client." + parts[0]);
            assertThat(Arrays.stream(room.getMethods()).map(Method::getName))
                    .as(call)
                    .contains(parts[1]);
        }
    }

    private static Map<String, String> calls() {
        return CALLS.lines()
                .map(line -> line.split(": ", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
    }
}

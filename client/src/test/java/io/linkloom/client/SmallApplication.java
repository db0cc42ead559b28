package io.linkloom.client;

import static io.linkloom.client.WorkflowDto.readYaml;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.WorkflowRegistration;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What an application does with the client, in a process of its own. */
final class SmallApplication {
    private SmallApplication() {}

    /** @param arguments the address of the server */
    public static void main(String[] arguments) throws IOException {
        LinkLoomClient client = LinkLoomClient.builder().url(arguments[0]).build();
        WorkflowDto workflow = readYaml("workflows/daily-report.yaml");
        WorkflowRegistration registration = client.registerWorkflow(workflow);
        ExecutionDetails execution = client.trigger("daily-report", Map.of("limit", 5));
        ExecutionDetails ended = client.await(execution.id(), Duration.ofSeconds(20));
        Map<String, ?> outputs = ended.outputs();
        String line = Runtime.version().feature() + " " + registration.result() + " " + registration.version() + " "
                + ended.state() + " " + (outputs == null ? "" : outputs.get("rows"));
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}

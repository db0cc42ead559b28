package io.linkloom.examples.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The services that examples call, started as their README says. */
public record ExampleServices(Program program, String url) implements AutoCloseable {

    static ExampleServices start() {
        int port = Program.freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-Xmx64m", "-jar", "target/link-loom-examples.jar", "--port=" + port);
        String url = "http://localhost:" + port;
        Program program = Program.start("services", Path.of("."), command, Map.of());
        program.await("address", () -> program.said().contains(url));
        return new ExampleServices(program, url);
    }

    @Override
    public void close() {
        program.close();
    }
}

package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A class that documents show, compiled as they show it, with the imports that they leave out. */
final class Compiled implements AutoCloseable {
    private static final String IMPORTS = """
            package user.backend;

            import static io.linkloom.client.WorkflowDto.readYaml;

            import io.linkloom.client.*;
            import io.linkloom.client.callback.*;
            import io.linkloom.client.spring.*;
            import jakarta.annotation.PostConstruct;
            import org.springframework.beans.factory.annotation.Autowired;
            import org.springframework.stereotype.*;

            """;

    private final URLClassLoader loader;
    private final Class<?> type;

    Compiled(Path folder, String name, String source) throws IOException, ClassNotFoundException {
        Path file = Files.writeString(folder.resolve(name + ".java"), IMPORTS + source);
        String[] options = {
            "-proc:none",
            "-parameters",
            "--release",
            "17",
            "-cp",
            ClassPath.get(),
            "-d",
            folder.toString(),
            file.toString()
        };
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options);
        assertThat(result).as("it compiles").isZero();
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        type = loader.loadClass("user.backend." + name);
    }

    Class<?> type() {
        return type;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
